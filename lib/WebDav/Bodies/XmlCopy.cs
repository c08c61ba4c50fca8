using System.Text;
using System.Xml;

namespace WebDav;

/// <summary>Takes elements out of a body as text that means the same anywhere. RFC 4918 §4.3.</summary>
internal static class XmlCopy
{
    private static readonly XmlWriterSettings Settings = new()
    {
        ConformanceLevel = ConformanceLevel.Fragment,
        OmitXmlDeclaration = true,
        NewLineHandling = NewLineHandling.Entitize,
    };

    /// <summary>
    /// The element that the reader stands at, whole: with the language in scope, the namespaces of its names, and those prefixes in
    /// scope that its values mention (§4.3 asks to keep QNames in content usable).
    /// </summary>
    public static (string Xml, string Text) Element(BodyReader reader)
    {
        var xml = reader.Xml;
        var inScope = ((IXmlNamespaceResolver)xml).GetNamespacesInScope(XmlNamespaceScope.ExcludeXml);
        var language = xml.GetAttribute("lang", Ns.Xml) is null ? xml.XmlLang : "";
        var (output, text) = (new StringBuilder(), new StringBuilder());
        using (var writer = XmlWriter.Create(output, Settings)) Copy(reader, writer, text);

        var name = xml.Prefix.Length == 0 ? xml.LocalName : $"{xml.Prefix}:{xml.LocalName}";
        var element = output.ToString();
        var startTag = element[..(element.IndexOf('>') + 1)];
        var declarations = new StringBuilder();
        if (language.Length > 0) declarations.Append($" xml:lang=\"{Escaped(language)}\"");
        foreach (var (prefix, uri) in inScope)
        {
            var isMentioned = prefix.Length > 0 && element.Contains($"{prefix}:", StringComparison.Ordinal);
            if (!isMentioned || startTag.Contains($" xmlns:{prefix}=", StringComparison.Ordinal)) continue;
            declarations.Append($" xmlns:{prefix}=\"{Escaped(uri)}\"");
        }

        return (element.Insert(name.Length + 1, declarations.ToString()), text.ToString());
    }

    /// <summary>What stands inside the element that the reader stands at.</summary>
    public static string Content(BodyReader reader)
    {
        var output = new StringBuilder();
        using (var writer = XmlWriter.Create(output, Settings))
            CopyContent(reader, writer, new StringBuilder());
        return output.ToString();
    }

    private static void Copy(BodyReader reader, XmlWriter writer, StringBuilder text)
    {
        var xml = reader.Xml;
        writer.WriteStartElement(xml.Prefix, xml.LocalName, xml.NamespaceURI);
        while (xml.MoveToNextAttribute())
        {
            writer.WriteAttributeString(xml.Prefix, xml.LocalName, xml.NamespaceURI, xml.Value);
        }

        xml.MoveToElement();
        CopyContent(reader, writer, text);
        writer.WriteEndElement();
    }

    /// <summary>Recursion is as deep as the body, which <see cref="XmlLimits.DepthMax"/> bounds.</summary>
    private static void CopyContent(BodyReader reader, XmlWriter writer, StringBuilder text)
    {
        var xml = reader.Xml;
        var depth = xml.Depth;
        if (xml.IsEmptyElement) return;
        while (reader.Read() && xml.Depth > depth)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    Copy(reader, writer, text);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    text.Append(xml.Value);
                    writer.WriteString(xml.Value);
                    break;
            }
        }
    }

    private static string Escaped(string value) =>
        value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);
}
