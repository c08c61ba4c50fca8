using System.Collections.Immutable;

namespace GraphQl.TypeSystem;

/// <summary>
/// What a directive takes and where it may stand.
/// <see href="https://spec.graphql.org/September2025/#sec-Type-System.Directives">§3.13</see>
/// </summary>
public sealed class DirectiveType : INamed
{
    internal DirectiveType(DirectiveDefinition definition, MemberMap<InputValue> arguments)
    {
        Definition = definition;
        Arguments = arguments;
    }

    /// <summary>Without the @.</summary>
    public string Name => Definition.Name;

    public string? Description => Definition.Description;

    public MemberMap<InputValue> Arguments { get; }

    public bool IsRepeatable => Definition.IsRepeatable;

    /// <summary>Names of <see href="https://spec.graphql.org/September2025/#DirectiveLocation">DirectiveLocation</see>, as FIELD.</summary>
    public ImmutableArray<string> Locations => Definition.Locations;

    internal DirectiveDefinition Definition { get; }

    public override string ToString() => $"@{Name}";
}
