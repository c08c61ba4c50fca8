using System.Collections.Immutable;
using GraphQl.Execution;
using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>A field of an object or interface. <see href="https://spec.graphql.org/September2025/#FieldDefinition">§3.6</see></summary>
public record FieldDefinition(string Name, TypeNode Type)
{
    public FieldDefinition(string name, string type, string? description = null) : this(name, Parser.ParseType(type)) =>
        Description = description;

    public string? Description { get; init; }

    public ImmutableArray<InputValueDefinition> Arguments { get; init; } = [];

    public string? DeprecationReason { get; init; }

    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];

    public Node? Node { get; init; }

    /// <summary>Reads the value from the source alone: no arguments, no waiting. The fastest way.</summary>
    public Func<object?, object?>? PureResolve { get; init; }

    public FieldResolver? Resolve { get; init; }

    public StreamResolver? Subscribe { get; init; }

    /// <summary>
    /// Of a subscription: all that its answers depend on beside operation, variables and event, as a value that can be compared; who asks,
    /// above all. Subscriptions that are equal in everything share one answer to each event that their streams give as the same object.
    /// Null, or a null of it: they share nothing.
    /// </summary>
    public Func<FieldContext, object?>? SharedBy { get; init; }
}
