using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>
/// A scalar with its three coercions, functions without state. Unless told otherwise everything passes as it is.
/// <see href="https://spec.graphql.org/September2025/#sec-Scalars">§3.5</see>
/// </summary>
public sealed record ScalarTypeDefinition(string Name) : TypeDefinition(Name)
{
    public string? SpecifiedByUrl { get; init; }

    /// <summary>
    /// From JSON: <see cref="string"/>, <see cref="bool"/>, <see cref="JsonNumber"/>, a list or a dictionary of such, or what a host put
    /// into the variables (a file). Never null.
    /// </summary>
    public Func<object, object?> CoerceVariable { get; init; } = static value => value;

    /// <summary>From the document; the function gives the variables used inside (null while the document is validated).</summary>
    public Func<ValueNode, Func<string, InputSlot>?, object?> CoerceLiteral { get; init; } = LiteralValue.Of;

    /// <summary>To what the response writer knows: text, numbers, booleans, lists and dictionaries of such. Never null.</summary>
    public Func<object, object?> CoerceResult { get; init; } = static value => value;
}
