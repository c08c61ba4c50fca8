namespace WebDav;

/// <summary>One step of PROPPATCH.</summary>
/// <param name="Xml">The whole property element, usable anywhere; for a removal what the client sent all the same.</param>
/// <param name="Text">The element's text, for live properties.</param>
public sealed record PropertyInstruction(QName Name, bool IsRemoval, string Xml, string Text);

/// <summary>The body of PROPPATCH: instructions in the order in which they apply, all or none. RFC 4918 §14.19.</summary>
public sealed record PropertyUpdate(IReadOnlyList<PropertyInstruction> Instructions)
{
    public const int InstructionsMax = 256;

    /// <summary>Of all values together, as they are kept (with their namespaces).</summary>
    public const int ValueCharsMax = 256 * 1024;

    /// <exception cref="XmlBodyException"/>
    public static PropertyUpdate Parse(ReadOnlyMemory<byte> body, XmlLimits limits) => BodyReader.Parse(body, limits, reader =>
    {
        reader.Expect(new(Ns.Dav, "propertyupdate"));
        var instructions = ReadInstructions(reader);
        return instructions.Count > 0
            ? new PropertyUpdate(instructions)
            : throw BodyReader.Malformed("propertyupdate needs a set or a remove with a property.");
    });

    /// <summary>The set and remove elements in the element that the reader stands at.</summary>
    internal static IReadOnlyList<PropertyInstruction> ReadInstructions(BodyReader reader)
    {
        var (instructions, chars) = (new List<PropertyInstruction>(), 0);
        foreach (var action in reader.Children())
        {
            if (action is not (Ns.Dav, "set" or "remove")) continue;
            foreach (var prop in reader.Children())
            {
                if (prop != new QName(Ns.Dav, "prop")) continue;
                foreach (var name in reader.Children())
                {
                    var (xml, text) = XmlCopy.Element(reader);
                    if (instructions.Count == InstructionsMax) throw BodyReader.TooLarge("properties", InstructionsMax);
                    if ((chars += xml.Length) > ValueCharsMax) throw BodyReader.TooLarge("characters of property values", ValueCharsMax);
                    instructions.Add(new PropertyInstruction(name, action.Name == "remove", xml, text));
                }
            }
        }

        return instructions;
    }
}
