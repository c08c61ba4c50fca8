using System.Collections.Immutable;
using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>
/// A type as it is described, by code or in SDL, before its references are looked up. A schema is built from such descriptions;
/// they never change, so one description may serve several schemas.
/// </summary>
public abstract record TypeDefinition(string Name)
{
    public string? Description { get; init; }

    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];

    /// <summary>Where it was written; null for code.</summary>
    public Node? Node { get; init; }
}
