using System.Collections.Immutable;
using GraphQl.Introspection;
using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>Turns descriptions into the model: looks up what they refer to. References that lead nowhere are its errors.</summary>
internal sealed class SchemaLinker(
    IReadOnlyList<TypeDefinition> types, IReadOnlyList<DirectiveDefinition> directives, SchemaDefinition definition, SchemaErrors errors)
{
    private readonly Dictionary<string, NamedType> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal) { "String", "Boolean" };

    /// <summary>Null where there are errors.</summary>
    public GraphQlSchema? Link()
    {
        foreach (var type in types) Declare(type, isBuiltIn: false);
        foreach (var type in IntrospectionTypes.All) Declare(type, isBuiltIn: true);
        foreach (var scalar in BuiltInScalars.All) Declare(scalar, isBuiltIn: true);
        foreach (var type in _types.Values.ToArray()) Link(type);
        CheckRoots();

        var own = directives.Select(directive => directive.Name).ToHashSet();
        foreach (var twice in directives.GroupBy(directive => directive.Name).Where(group => group.Count() > 1))
            errors.Add("3.13", $"The directive @{twice.Key} is defined more than once.", [.. twice.Select(directive => directive.Node)]);
        var builtIn = BuiltInDirectives.All.Where(directive => !own.Contains(directive.Name));
        var linked = directives.Concat(builtIn).Select(Link).ToImmutableArray();
        if (errors.Any) return null;

        // 3.5: a scalar that is built in and used nowhere is not part of the schema.
        var present = _types.Values
            .Where(type => !BuiltInScalars.Names.Contains(type.Name) || _used.Contains(type.Name))
            .ToImmutableArray();
        FindPossibleTypes(present);
        var schema = new GraphQlSchema(definition, new(present), new(linked));
        return schema;
    }

    private void Declare(TypeDefinition type, bool isBuiltIn)
    {
        // SDL may declare a scalar that is built in; it is the same one.
        if (BuiltInScalars.Names.Contains(type.Name) && type is ScalarTypeDefinition)
        {
            if (!isBuiltIn) _used.Add(type.Name);
            type = BuiltInScalars.All.First(scalar => scalar.Name == type.Name);
            isBuiltIn = true;
        }

        NamedType declared = type switch
        {
            ScalarTypeDefinition scalar => new ScalarType(scalar) { IsBuiltIn = isBuiltIn },
            ObjectTypeDefinition @object => new ObjectType(@object) { IsBuiltIn = isBuiltIn },
            InterfaceTypeDefinition @interface => new InterfaceType(@interface) { IsBuiltIn = isBuiltIn },
            UnionTypeDefinition union => new UnionType(union) { IsBuiltIn = isBuiltIn },
            EnumTypeDefinition names => new EnumType(names) { IsBuiltIn = isBuiltIn },
            InputObjectTypeDefinition input => new InputObjectType(input) { IsBuiltIn = isBuiltIn },
            _ => throw new ArgumentException($"{type.GetType().Name} is no kind of type."),
        };
        if (_types.TryAdd(type.Name, declared)) return;
        if (BuiltInScalars.Names.Contains(type.Name) && _types[type.Name] is ScalarType) return;
        errors.Add("3.4", $"The type {type.Name} is defined more than once.", _types[type.Name].Definition.Node, type.Node);
    }

    private void Link(NamedType type)
    {
        switch (type)
        {
            case ObjectType { Definition: ObjectTypeDefinition source } @object:
                @object.Interfaces = InterfacesOf(type, source.Interfaces);
                @object.Fields = FieldsOf(type, source.Fields);
                break;
            case InterfaceType { Definition: InterfaceTypeDefinition source } @interface:
                @interface.Interfaces = InterfacesOf(type, source.Interfaces);
                @interface.Fields = FieldsOf(type, source.Fields);
                break;
            case UnionType { Definition: UnionTypeDefinition source } union:
                union.Types = MembersOf(union, source.Types);
                break;
            case InputObjectType { Definition: InputObjectTypeDefinition source } input:
                input.Fields = new([.. source.Fields.Select(field => Link(field, $"{type.Name}.{field.Name}"))]);
                break;
        }
    }

    private ImmutableArray<InterfaceType> InterfacesOf(NamedType type, ImmutableArray<NamedTypeNode> references)
    {
        var interfaces = ImmutableArray.CreateBuilder<InterfaceType>(references.Length);
        foreach (var reference in references)
        {
            if (Find(reference) is InterfaceType found) interfaces.Add(found);
            else errors.Add("3.6", $"{type.Name} implements {reference}, which is no interface.", reference);
        }

        return interfaces.ToImmutable();
    }

    private ImmutableArray<ObjectType> MembersOf(UnionType union, ImmutableArray<NamedTypeNode> references)
    {
        var members = ImmutableArray.CreateBuilder<ObjectType>(references.Length);
        foreach (var reference in references)
        {
            if (Find(reference) is ObjectType found) members.Add(found);
            else errors.Add("3.8", $"{reference} is a member of the union {union.Name}, but no object type.", reference);
        }

        return members.ToImmutable();
    }

    private MemberMap<Field> FieldsOf(NamedType parent, ImmutableArray<FieldDefinition> fields)
    {
        var linked = ImmutableArray.CreateBuilder<Field>(fields.Length);
        foreach (var field in fields)
        {
            var at = $"{parent.Name}.{field.Name}";
            var arguments = field.Arguments.Select(argument => Link(argument, $"{at}({argument.Name}:)")).ToImmutableArray();
            linked.Add(new(field, TypeOf(field.Type, at), new(arguments)));
        }

        return new(linked.ToImmutable());
    }

    private InputValue Link(InputValueDefinition value, string at) => new(value, TypeOf(value.Type, at));

    private DirectiveType Link(DirectiveDefinition directive) =>
        new(directive, new([.. directive.Arguments.Select(argument => Link(argument, $"@{directive.Name}({argument.Name}:)"))]));

    private GraphQlType TypeOf(TypeNode reference, string at)
    {
        switch (reference)
        {
            case ListTypeNode list: return TypeOf(list.OfType, at).List;
            case NonNullTypeNode nonNull: return TypeOf(nonNull.OfType, at).NonNull;
            case NamedTypeNode named when Find(named) is { } found: return found;
            default:
                errors.Add("3.4", $"{at} has the type {reference}, which is not defined.", reference);
                return _types["String"];
        }
    }

    private NamedType? Find(NamedTypeNode reference)
    {
        _used.Add(reference.Name.Value);
        return _types.GetValueOrDefault(reference.Name.Value);
    }

    private void CheckRoots()
    {
        (string, string?)[] roots =
            [("query", definition.Query), ("mutation", definition.Mutation), ("subscription", definition.Subscription)];
        foreach (var (operation, name) in roots)
        {
            if (name is null || _types.GetValueOrDefault(name) is ObjectType) continue;
            errors.Add("3.3.1", $"The root of {operation} operations is {name}, which is no object type.", definition.Node);
        }
    }

    private static void FindPossibleTypes(ImmutableArray<NamedType> present)
    {
        var objects = present.OfType<ObjectType>().ToArray();
        foreach (var type in present)
        {
            if (type is UnionType union) union.PossibleTypes = [.. union.Types.Distinct()];
            if (type is InterfaceType @interface)
                @interface.PossibleTypes = [.. objects.Where(candidate => candidate.Interfaces.Contains(@interface))];
        }
    }
}
