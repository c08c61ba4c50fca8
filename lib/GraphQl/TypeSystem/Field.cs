using System.Collections.Immutable;
using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>A field of an object or interface. <see href="https://spec.graphql.org/September2025/#FieldDefinition">§3.6</see></summary>
public sealed class Field : INamed
{
    internal Field(FieldDefinition definition, GraphQlType type, MemberMap<InputValue> arguments)
    {
        Definition = definition;
        Type = type;
        Arguments = arguments;
    }

    public string Name => Definition.Name;

    public string? Description => Definition.Description;

    public GraphQlType Type { get; }

    public MemberMap<InputValue> Arguments { get; }

    public bool IsDeprecated => DeprecationReason is not null;

    public string? DeprecationReason => Definition.DeprecationReason;

    public ImmutableArray<DirectiveNode> Directives => Definition.Directives;

    /// <summary>How the field gets its value; null in an interface and in a schema that was only read.</summary>
    public FieldResolver? Resolve => Definition.Resolve;

    /// <summary>A root field of a subscription: the stream of its events.</summary>
    public StreamResolver? Subscribe => Definition.Subscribe;

    internal FieldDefinition Definition { get; }

    public override string ToString() => $"{Name}: {Type}";
}
