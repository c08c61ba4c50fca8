namespace WebDav;

/// <summary>The body of MKCOL: a collection with properties. RFC 5689 §5.1.</summary>
/// <param name="ResourceTypes">What resourcetype was set to; empty when it was not.</param>
/// <param name="Properties">The other properties, in order.</param>
public sealed record ExtendedMkcol(IReadOnlyList<QName> ResourceTypes, IReadOnlyList<PropertyInstruction> Properties)
{
    private static readonly QName ResourceType = new(Ns.Dav, "resourcetype");

    /// <exception cref="XmlBodyException"/>
    public static ExtendedMkcol Parse(ReadOnlyMemory<byte> body, XmlLimits limits) => BodyReader.Parse(body, limits, reader =>
    {
        reader.Expect(new(Ns.Dav, "mkcol"));
        var instructions = PropertyUpdate.ReadInstructions(reader);
        if (instructions.Any(instruction => instruction.IsRemoval)) throw BodyReader.Malformed("mkcol has nothing to remove from.");
        var types = instructions.LastOrDefault(instruction => instruction.Name == ResourceType);
        return new ExtendedMkcol(
            types is null ? [] : TypesIn(types.Xml, limits),
            [.. instructions.Where(instruction => instruction.Name != ResourceType)]);
    });

    private static IReadOnlyList<QName> TypesIn(string xml, XmlLimits limits) =>
        BodyReader.Parse(System.Text.Encoding.UTF8.GetBytes(xml), limits, reader => reader.ChildNames(PropFindRequest.NamesMax));
}
