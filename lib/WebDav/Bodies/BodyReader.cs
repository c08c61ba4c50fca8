using System.Runtime.InteropServices;
using System.Text;
using System.Xml;

namespace WebDav;

/// <summary>
/// Walks an XML body once, forward, within limits. Comments, processing instructions and text between elements are passed over;
/// a DTD, and with it every entity of the sender's own, is refused.
/// </summary>
internal sealed class BodyReader
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly XmlReader _xml;
    private readonly XmlLimits _limits;
    private int _elements;
    private int _attributes;

    private BodyReader(XmlReader xml, XmlLimits limits) => (_xml, _limits) = (xml, limits);

    public QName Name => new(_xml.NamespaceURI, _xml.LocalName);

    /// <summary>The reader itself, for copying; moved only by <see cref="Read"/>.</summary>
    public XmlReader Xml => _xml;

    /// <summary>Reads a whole body with <paramref name="read"/>, which starts at the root element.</summary>
    public static T Parse<T>(ReadOnlyMemory<byte> body, XmlLimits limits, Func<BodyReader, T> read)
    {
        if (body.Length > limits.BytesMax) throw TooLarge("bytes", limits.BytesMax);
        try
        {
            using var xml = XmlReader.Create(Open(body), Settings);
            var reader = new BodyReader(xml, limits);
            while (xml.NodeType != XmlNodeType.Element && reader.Read())
            {
            }

            var result = read(reader);
            while (reader.Read())
            {
            }

            return result;
        }
        catch (Exception e) when (e is XmlException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            // Beside XmlException: what the reader throws for encodings that .NET does not know or no longer allows.
            throw new XmlBodyException(XmlBodyError.Malformed, "The body is not well-formed XML, or has a DTD.", e);
        }
    }

    private static MemoryStream Open(ReadOnlyMemory<byte> body) => MemoryMarshal.TryGetArray(body, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(body.ToArray(), writable: false);

    public static XmlBodyException Malformed(string message) => new(XmlBodyError.Malformed, message);

    public static XmlBodyException TooLarge(string what, int max) =>
        new(XmlBodyError.TooLarge, $"An XML body may have at most {max} {what}.");

    /// <summary>The root element's name must be this. Whether the body is well-formed at all is found out first.</summary>
    public void Expect(QName root)
    {
        if (Name == root) return;
        while (Read())
        {
        }

        throw new XmlBodyException(XmlBodyError.WrongRoot, $"The body's root element must be {root}.");
    }

    public bool Read()
    {
        if (!_xml.Read()) return false;
        if (_xml.NodeType != XmlNodeType.Element) return true;
        if (++_elements > _limits.ElementsMax) throw TooLarge("elements", _limits.ElementsMax);
        if ((_attributes += _xml.AttributeCount) > _limits.AttributesMax) throw TooLarge("attributes", _limits.AttributesMax);
        if (_xml.Depth >= _limits.DepthMax) throw TooLarge("levels", _limits.DepthMax);
        if (_xml.NamespaceURI.Length > _limits.NamespaceCharsMax) throw TooLarge("characters in a namespace", _limits.NamespaceCharsMax);
        if (_xml.NamespaceURI == Ns.Xmlns) throw Malformed("No element may be in the namespace of xmlns.");
        return true;
    }

    /// <summary>The child elements of the element that the reader stands at. What the caller leaves unread of one is passed over.</summary>
    public IEnumerable<QName> Children()
    {
        var depth = _xml.Depth;
        if (_xml.IsEmptyElement) yield break;
        while (Read() && _xml.Depth > depth)
            if (_xml.NodeType == XmlNodeType.Element && _xml.Depth == depth + 1) yield return Name;
    }

    /// <summary>The names of the child elements, each once.</summary>
    public IReadOnlyList<QName> ChildNames(int max)
    {
        var names = new List<QName>();
        var seen = new HashSet<QName>();
        foreach (var name in Children())
        {
            if (!seen.Add(name)) continue;
            if (names.Count == max) throw TooLarge("properties", max);
            names.Add(name);
        }

        return names;
    }

    /// <summary>All text in the element that the reader stands at.</summary>
    public string Text()
    {
        var depth = _xml.Depth;
        if (_xml.IsEmptyElement) return "";
        var text = new StringBuilder();
        while (Read() && _xml.Depth > depth)
            if (_xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
                text.Append(_xml.Value);
        return text.ToString();
    }
}
