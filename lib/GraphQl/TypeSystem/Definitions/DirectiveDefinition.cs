using System.Collections.Immutable;
using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Type-System.Directives">§3.13</see></summary>
public sealed record DirectiveDefinition(string Name, ImmutableArray<string> Locations)
{
    public string? Description { get; init; }

    public ImmutableArray<InputValueDefinition> Arguments { get; init; } = [];

    public bool IsRepeatable { get; init; }

    public Node? Node { get; init; }
}
