namespace WebDav;

/// <summary>A lock as clients see it. RFC 4918 §14.1.</summary>
/// <param name="OwnerXml">The owner element's content as the client gave it: well-formed.</param>
/// <param name="OwnerName">Who holds it, for people; not the client's claim but the server's knowledge.</param>
/// <param name="Remaining">Null: never ends by itself.</param>
/// <param name="RootHref">Percent-encoded path of the locked resource.</param>
public sealed record ActiveLock(
    string Token, bool IsExclusive, bool IsDeep, string? OwnerXml, string? OwnerName, TimeSpan? Remaining, string RootHref);

/// <summary>Writes what clients read about locks.</summary>
public static class LockXml
{
    /// <summary>The value of DAV:supportedlock. RFC 4918 §15.10.</summary>
    public static ReadOnlySpan<byte> SupportedLock =>
        """
        <d:lockentry><d:lockscope><d:exclusive/></d:lockscope><d:locktype><d:write/></d:locktype></d:lockentry>
        """u8 + """
        <d:lockentry><d:lockscope><d:shared/></d:lockscope><d:locktype><d:write/></d:locktype></d:lockentry>
        """u8;

    /// <summary>One element of DAV:lockdiscovery's value.</summary>
    public static void Write(XmlBuffer xml, ActiveLock active)
    {
        xml.Raw("<d:activelock><d:locktype><d:write/></d:locktype><d:lockscope>"u8);
        xml.Raw(active.IsExclusive ? "<d:exclusive/>"u8 : "<d:shared/>"u8);
        xml.Raw("</d:lockscope><d:depth>"u8);
        xml.Raw(active.IsDeep ? "infinity"u8 : "0"u8);
        xml.Raw("</d:depth>"u8);
        if (active.OwnerXml is not null)
        {
            xml.Raw("<d:owner>"u8);
            xml.Raw(active.OwnerXml);
            xml.Raw("</d:owner>"u8);
        }

        if (active.OwnerName is not null)
        {
            xml.Raw("<oc:ownername>"u8);
            xml.Text(active.OwnerName);
            xml.Raw("</oc:ownername>"u8);
        }

        xml.Raw("<d:timeout>"u8);
        if (active.Remaining is { } remaining)
        {
            xml.Raw("Second-"u8);
            xml.Number(Math.Max(0, (long)Math.Ceiling(remaining.TotalSeconds)));
        }
        else
        {
            xml.Raw("Infinite"u8);
        }

        xml.Raw("</d:timeout><d:locktoken><d:href>"u8);
        xml.Text(active.Token);
        xml.Raw("</d:href></d:locktoken><d:lockroot><d:href>"u8);
        xml.Text(active.RootHref);
        xml.Raw("</d:href></d:lockroot></d:activelock>"u8);
    }

    /// <summary>The body of the answer to LOCK: all locks on the resource, the new one among them. RFC 4918 §9.10.1.</summary>
    public static void WriteAnswer(XmlBuffer xml, IEnumerable<ActiveLock> locks)
    {
        xml.Raw(MultistatusWriter.Declaration);
        xml.Raw("<d:prop"u8);
        xml.Raw(MultistatusWriter.Namespaces);
        xml.Raw("<d:lockdiscovery>"u8);
        foreach (var active in locks) Write(xml, active);
        xml.Raw("</d:lockdiscovery></d:prop>"u8);
    }
}
