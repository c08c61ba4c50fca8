namespace WebDav;

/// <summary>The body of LOCK: a new lock. RFC 4918 §14.11.</summary>
/// <param name="OwnerXml">What stands in the owner element, usable anywhere; null when there is none.</param>
public sealed record LockInfo(bool IsExclusive, string? OwnerXml)
{
    public const int OwnerCharsMax = 8 * 1024;

    /// <exception cref="XmlBodyException"/>
    public static LockInfo Parse(ReadOnlyMemory<byte> body, XmlLimits limits) => BodyReader.Parse(body, limits, Read);

    private static LockInfo Read(BodyReader reader)
    {
        reader.Expect(new(Ns.Dav, "lockinfo"));
        var (scope, type) = ("", "");
        string? owner = null;
        foreach (var child in reader.Children())
        {
            switch (child)
            {
                case (Ns.Dav, "lockscope"):
                    scope = OnlyDavChild(reader);
                    break;
                case (Ns.Dav, "locktype"):
                    type = OnlyDavChild(reader);
                    break;
                case (Ns.Dav, "owner"):
                    owner = XmlCopy.Content(reader);
                    if (owner.Length > OwnerCharsMax) throw BodyReader.TooLarge("characters in owner", OwnerCharsMax);
                    break;
            }
        }

        if (scope is not ("exclusive" or "shared")) throw BodyReader.Malformed("lockscope must be exclusive or shared.");
        return type == "write" ? new LockInfo(scope == "exclusive", owner) : throw BodyReader.Malformed("locktype must be write.");
    }

    private static string OnlyDavChild(BodyReader reader) =>
        reader.ChildNames(PropFindRequest.NamesMax) is [(Ns.Dav, var name)] ? name : "";
}
