using System.Globalization;

namespace WebDav;

/// <summary>The body of REPORT, as far as reports that search have it in common. RFC 3253 §3.6.</summary>
/// <param name="Report">The root element's name: which report.</param>
/// <param name="Names">Properties wanted of each result.</param>
/// <param name="Pattern">What is searched for; null when there is no pattern element.</param>
/// <param name="IsFavorite">What a filter wants of favorites; null when no rule speaks of them.</param>
public sealed record ReportRequest(
    QName Report, IReadOnlyList<QName> Names, string? Pattern, int? Limit, int? Offset, bool? IsFavorite = null)
{
    public static readonly QName SearchFiles = new(Ns.OwnCloud, "search-files");

    public static readonly QName FilterFiles = new(Ns.OwnCloud, "filter-files");

    /// <exception cref="XmlBodyException"/>
    public static ReportRequest Parse(ReadOnlyMemory<byte> body, XmlLimits limits) => BodyReader.Parse(body, limits, Read);

    private static ReportRequest Read(BodyReader reader)
    {
        var request = new ReportRequest(reader.Name, [], Pattern: null, Limit: null, Offset: null);
        foreach (var child in reader.Children())
        {
            request = child switch
            {
                (Ns.Dav, "prop") => request with { Names = reader.ChildNames(PropFindRequest.NamesMax) },
                (Ns.OwnCloud, "search") => reader.Children().Aggregate(request, (search, name) => WithTerm(search, name, reader)),
                (Ns.OwnCloud, "filter-rules") => reader.Children().Aggregate(request, (filter, name) => WithRule(filter, name, reader)),
                _ => request,
            };
        }

        return request;
    }

    private static ReportRequest WithTerm(ReportRequest request, QName name, BodyReader reader) => name switch
    {
        (Ns.OwnCloud, "pattern") => request with { Pattern = reader.Text() },
        (Ns.OwnCloud, "limit") => request with { Limit = Number(reader) },
        (Ns.OwnCloud, "offset") => request with { Offset = Number(reader) },
        _ => request,
    };

    private static ReportRequest WithRule(ReportRequest request, QName name, BodyReader reader) =>
        name is (Ns.OwnCloud, "favorite") ? request with { IsFavorite = reader.Text().Trim() is "1" or "true" } : request;

    private static int Number(BodyReader reader) =>
        int.TryParse(reader.Text().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw BodyReader.Malformed("limit and offset must be whole numbers.");
}
