using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>
/// An argument of a field or directive, or a field of an input object.
/// <see href="https://spec.graphql.org/September2025/#InputValueDefinition">§3.6.1</see>
/// </summary>
public sealed class InputValue : INamed
{
    internal InputValue(InputValueDefinition definition, GraphQlType type)
    {
        Definition = definition;
        Type = type;
    }

    public string Name => Definition.Name;

    public string? Description => Definition.Description;

    public GraphQlType Type { get; }

    /// <summary>A constant literal; null where there is none, which is not the literal null.</summary>
    public ValueNode? DefaultValue => Definition.DefaultValue;

    /// <summary>Has to be given: not nullable and without a default.</summary>
    public bool IsRequired => Type.IsNonNull && DefaultValue is null;

    public bool IsDeprecated => DeprecationReason is not null;

    public string? DeprecationReason => Definition.DeprecationReason;

    public ImmutableArray<DirectiveNode> Directives => Definition.Directives;

    internal InputValueDefinition Definition { get; }

    /// <summary>The default as its type sees it, once it was asked for.</summary>
    internal StrongBox<object?>? CoercedDefault { get; set; }

    public override string ToString() => $"{Name}: {Type}";
}
