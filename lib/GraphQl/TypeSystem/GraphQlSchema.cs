using System.Collections.Immutable;
using GraphQl.Introspection;
using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>
/// A finished, valid schema. Immutable, shared by all requests. <see href="https://spec.graphql.org/September2025/#sec-Schema">§3.3</see>
/// </summary>
public sealed class GraphQlSchema
{
    internal GraphQlSchema(SchemaDefinition definition, MemberMap<NamedType> types, MemberMap<DirectiveType> directives)
    {
        Definition = definition;
        Types = types;
        DirectiveTypes = directives;
        MetaFields = new(this);
    }

    public string? Description => Definition.Description;

    /// <summary>The directives written at the schema and its extensions.</summary>
    public ImmutableArray<DirectiveNode> Directives => Definition.Directives;

    public ObjectType QueryType =>
        FindType(Definition.Query!) as ObjectType ?? throw new InvalidOperationException("The schema has no query type.");

    public ObjectType? MutationType => RootNamed(Definition.Mutation);

    public ObjectType? SubscriptionType => RootNamed(Definition.Subscription);

    /// <summary>All types, those of the introspection system too; scalars that are built in only where they are used.</summary>
    public MemberMap<NamedType> Types { get; }

    public MemberMap<DirectiveType> DirectiveTypes { get; }

    /// <summary><c>__typename</c>, <c>__schema</c>, <c>__type</c>.</summary>
    public MetaFields MetaFields { get; }

    internal SchemaDefinition Definition { get; }

    public NamedType? FindType(string name) => Types[name];

    public DirectiveType? FindDirective(string name) => DirectiveTypes[name];

    public ObjectType? RootType(OperationType operation) => operation switch
    {
        OperationType.Query => RootNamed(Definition.Query),
        OperationType.Mutation => MutationType,
        OperationType.Subscription => SubscriptionType,
        _ => null,
    };

    /// <summary>The field of that name, meta fields included; null where the type has none. Unions have <c>__typename</c> alone.</summary>
    public Field? FindField(CompositeType parent, string name)
    {
        if (parent is ComplexType complex && complex.Fields.TryGet(name, out var field)) return field;
        return MetaFields.Find(parent, name);
    }

    /// <summary>The type that a reference means; null where it names none.</summary>
    public GraphQlType? FindType(TypeNode reference) => reference switch
    {
        NamedTypeNode named => FindType(named.Name.Value),
        ListTypeNode list => FindType(list.OfType)?.List,
        NonNullTypeNode nonNull => FindType(nonNull.OfType)?.NonNull,
        _ => null,
    };

    /// <summary>
    /// Whether two composite types have an object type in common.
    /// <see href="https://spec.graphql.org/September2025/#sec-Fragment-Spread-Is-Possible">§5.5.2.3</see>
    /// </summary>
    public static bool Overlap(CompositeType a, CompositeType b) =>
        ReferenceEquals(a, b) || a.PossibleTypes.Any(type => b.PossibleTypes.Contains(type));

    private ObjectType? RootNamed(string? name) => name is null ? null : FindType(name) as ObjectType;
}
