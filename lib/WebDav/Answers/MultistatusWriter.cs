namespace WebDav;

/// <summary>
/// A 207's body, written front to back into an <see cref="XmlBuffer"/>. RFC 4918 §13. The caller nests the calls as the elements
/// nest, and flushes the buffer between two responses.
/// </summary>
public sealed class MultistatusWriter(XmlBuffer xml)
{
    public const string ContentType = "application/xml; charset=utf-8";

    internal static ReadOnlySpan<byte> Declaration => "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"u8;

    internal static ReadOnlySpan<byte> Namespaces =>
        " xmlns:d=\"DAV:\" xmlns:oc=\"http://owncloud.org/ns\" xmlns:s=\"http://sabredav.org/ns\">"u8;

    /// <summary>Where values are written between <see cref="StartProperty"/> and <see cref="EndProperty"/>.</summary>
    public XmlBuffer Xml => xml;

    public void Start()
    {
        xml.Raw(Declaration);
        xml.Raw("<d:multistatus"u8);
        xml.Raw(Namespaces);
    }

    public void End() => xml.Raw("</d:multistatus>"u8);

    /// <param name="encodedBase">The folder's path, percent-encoded and fit for XML, with its closing slash.</param>
    /// <param name="name">The member's name, not yet encoded; empty for the folder itself.</param>
    public void StartResponse(ReadOnlySpan<byte> encodedBase, ReadOnlySpan<char> name, bool isCollection)
    {
        xml.Raw("<d:response><d:href>"u8);
        xml.Raw(encodedBase);
        if (!name.IsEmpty)
        {
            xml.Segment(name);
            if (isCollection) xml.Raw("/"u8);
        }

        xml.Raw("</d:href>"u8);
    }

    /// <param name="encodedHref">Percent-encoded.</param>
    public void StartResponse(string encodedHref)
    {
        xml.Raw("<d:response><d:href>"u8);
        xml.Text(encodedHref);
        xml.Raw("</d:href>"u8);
    }

    public void EndResponse() => xml.Raw("</d:response>"u8);

    /// <summary>A resource that as a whole met a fate of its own.</summary>
    public void Response(string encodedHref, int status, string? precondition = null)
    {
        StartResponse(encodedHref);
        xml.Raw(DavStatus.ElementOf(status));
        Error(precondition);
        EndResponse();
    }

    /// <summary>Where the propstat begins, for taking it back: <see cref="XmlBuffer.Truncate"/>.</summary>
    public int StartPropStat()
    {
        var start = xml.Length;
        xml.Raw("<d:propstat><d:prop>"u8);
        return start;
    }

    /// <param name="precondition">Local name of the DAV: element that says what was violated. RFC 4918 §16.</param>
    public void EndPropStat(int status, string? precondition = null)
    {
        xml.Raw("</d:prop>"u8);
        xml.Raw(DavStatus.ElementOf(status));
        Error(precondition);
        xml.Raw("</d:propstat>"u8);
    }

    public void StartProperty(PropertyTag tag) => xml.Raw(tag.Open);

    public void EndProperty(PropertyTag tag) => xml.Raw(tag.Close);

    public void EmptyProperty(PropertyTag tag) => xml.Raw(tag.Empty);

    private void Error(string? precondition)
    {
        if (precondition is not null) xml.Raw($"<d:error><d:{precondition}/></d:error>");
    }
}
