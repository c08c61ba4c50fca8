namespace WebDav;

/// <summary>The body of PROPFIND. RFC 4918 §14.20.</summary>
public abstract record PropFindRequest
{
    public const int NamesMax = 256;

    private PropFindRequest() { }

    /// <summary>Dead properties and RFC 4918's live ones, and what <paramref name="Include"/> names. An empty body means this.</summary>
    public sealed record AllProp(IReadOnlyList<QName> Include) : PropFindRequest;

    /// <summary>The names of all, without values.</summary>
    public sealed record PropName : PropFindRequest;

    public sealed record Prop(IReadOnlyList<QName> Names) : PropFindRequest;

    /// <exception cref="XmlBodyException"/>
    public static PropFindRequest Parse(ReadOnlyMemory<byte> body, XmlLimits limits) =>
        body.IsEmpty ? new AllProp([]) : BodyReader.Parse(body, limits, Read);

    private static PropFindRequest Read(BodyReader reader)
    {
        reader.Expect(new(Ns.Dav, "propfind"));
        PropFindRequest? request = null;
        IReadOnlyList<QName> include = [];
        foreach (var child in reader.Children())
        {
            if (child == new QName(Ns.Dav, "include"))
            {
                include = reader.ChildNames(NamesMax);
                continue;
            }

            PropFindRequest? kind = child switch
            {
                (Ns.Dav, "prop") => new Prop(reader.ChildNames(NamesMax)),
                (Ns.Dav, "allprop") => new AllProp([]),
                (Ns.Dav, "propname") => new PropName(),
                _ => null,
            };
            if (kind is not null && request is not null) throw BodyReader.Malformed("propfind takes one of prop, propname and allprop.");
            request ??= kind;
        }

        return request switch
        {
            null => throw BodyReader.Malformed("propfind needs one of prop, propname and allprop."),
            AllProp => new AllProp(include),
            _ => request,
        };
    }
}
