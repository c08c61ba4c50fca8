using System.Collections.Immutable;
using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>The roots, by name. <see href="https://spec.graphql.org/September2025/#sec-Schema">§3.3</see></summary>
public sealed record SchemaDefinition(string? Query, string? Mutation = null, string? Subscription = null)
{
    public string? Description { get; init; }

    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];

    public Node? Node { get; init; }
}
