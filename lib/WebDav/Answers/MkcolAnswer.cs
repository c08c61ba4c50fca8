namespace WebDav;

/// <summary>The body of a refused extended MKCOL: which property was the reason. RFC 5689 §5.2.</summary>
public static class MkcolAnswer
{
    /// <param name="refused">Names and why; the rest of <paramref name="names"/> gets 424.</param>
    public static void Write(
        XmlBuffer xml, IEnumerable<QName> names, IReadOnlyDictionary<QName, (int Status, string? Precondition)> refused)
    {
        var writer = new MultistatusWriter(xml);
        xml.Raw(MultistatusWriter.Declaration);
        xml.Raw("<d:mkcol-response"u8);
        xml.Raw(MultistatusWriter.Namespaces);
        var byFate = names.GroupBy(name => refused.TryGetValue(name, out var fate) ? fate : (Status: 424, Precondition: (string?)null));
        foreach (var group in byFate)
        {
            writer.StartPropStat();
            foreach (var name in group) writer.EmptyProperty(new PropertyTag(name));
            writer.EndPropStat(group.Key.Status, group.Key.Precondition);
        }

        xml.Raw("</d:mkcol-response>"u8);
    }
}
