using System.Collections.Immutable;
using System.Diagnostics;
using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Validation;

/// <summary>Walks a document once and notes what it uses. Where something is unknown, it goes on without a type.</summary>
internal sealed class Surveyor(GraphQlSchema schema, DocumentSurvey survey)
{
    private DefinitionSurvey? _definition;

    public void Visit(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case OperationDefinitionNode operation: Visit(operation); break;
                case FragmentDefinitionNode fragment: Visit(fragment); break;
                // §5.1.1 refuses them; of the other rules only those on directives concern them.
                default: TypeSystemDirectives.Visit(definition, Visit); break;
            }
        }
    }

    private void Visit(OperationDefinitionNode operation)
    {
        _definition = survey.Begin(operation);
        foreach (var variable in operation.VariableDefinitions)
        {
            Visit(variable.Directives, "VARIABLE_DEFINITION");
            if (variable.DefaultValue is { } value) Visit(value, schema.FindType(variable.Type), hasDefault: false);
        }

        Visit(operation.Directives, operation.Operation switch
        {
            OperationType.Query => "QUERY",
            OperationType.Mutation => "MUTATION",
            OperationType.Subscription => "SUBSCRIPTION",
            _ => throw new UnreachableException(),
        });
        Visit(operation.SelectionSet, schema.RootType(operation.Operation));
    }

    private void Visit(FragmentDefinitionNode fragment)
    {
        _definition = survey.Begin(fragment);
        survey.AddCondition(fragment.TypeCondition);
        Visit(fragment.Directives, "FRAGMENT_DEFINITION");
        Visit(fragment.SelectionSet, CompositeOf(fragment.TypeCondition));
    }

    private void Visit(SelectionSetNode set, CompositeType? parent)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field: Visit(field, parent); break;
                case FragmentSpreadNode spread: Visit(spread, parent); break;
                case InlineFragmentNode inline: Visit(inline, parent); break;
                default: throw new UnreachableException(selection.GetType().Name);
            }
        }
    }

    private void Visit(FieldNode field, CompositeType? parent)
    {
        var definition = parent is null ? null : schema.FindField(parent, field.Name.Value);
        survey.Add(new FieldUse(field, parent, definition));
        Visit(field, field.Arguments, definition?.Arguments);
        Visit(field.Directives, "FIELD");
        if (field.SelectionSet is { } set) Visit(set, definition?.Type.Innermost as CompositeType);
    }

    private void Visit(FragmentSpreadNode spread, CompositeType? parent)
    {
        survey.Add(new FragmentUse(spread, parent));
        _definition!.Add(spread);
        Visit(spread.Directives, "FRAGMENT_SPREAD");
    }

    private void Visit(InlineFragmentNode inline, CompositeType? parent)
    {
        survey.Add(new FragmentUse(inline, parent));
        Visit(inline.Directives, "INLINE_FRAGMENT");
        if (inline.TypeCondition is { } condition)
        {
            survey.AddCondition(condition);
            parent = CompositeOf(condition);
        }

        Visit(inline.SelectionSet, parent);
    }

    private CompositeType? CompositeOf(NamedTypeNode condition) => schema.FindType(condition.Name.Value) as CompositeType;

    private void Visit(ImmutableArray<DirectiveNode> directives, string location)
    {
        if (directives.IsEmpty) return;
        survey.Add(new DirectivesUse(directives, location));
        foreach (var directive in directives)
            Visit(directive, directive.Arguments, schema.FindDirective(directive.Name.Value)?.Arguments);
    }

    private void Visit(Node owner, ImmutableArray<ArgumentNode> arguments, MemberMap<InputValue>? definitions)
    {
        survey.Add(new ArgumentsUse(owner, arguments, definitions));
        foreach (var argument in arguments)
        {
            var definition = definitions?[argument.Name.Value];
            Visit(argument.Value, definition?.Type, HasDefault(definition));
        }
    }

    private void Visit(ValueNode value, GraphQlType? type, bool hasDefault, bool isOneOfField = false)
    {
        if (value is VariableNode variable)
        {
            _definition?.Add(new VariableUse(variable, type, hasDefault, isOneOfField));
            return;
        }

        // §3.11: one value where a list is expected stands for its only item.
        if (value is not ListValueNode and not NullValueNode)
            while (type?.NullableType is ListType list) type = list.OfType;

        survey.Add(new LiteralUse(value, type));
        if (value is ListValueNode { Values: var items })
        {
            var itemType = (type?.NullableType as ListType)?.OfType;
            foreach (var item in items) Visit(item, itemType, hasDefault: false);
        }
        else if (value is ObjectValueNode { Fields: var fields })
        {
            VisitFields(fields, type);
        }
    }

    private void VisitFields(ImmutableArray<ObjectFieldNode> fields, GraphQlType? type)
    {
        var input = type?.NullableType as InputObjectType;

        // §5.8.5 makes a field of a OneOf input object a non-null position. The reference implementation overlooks it where the
        // object's own position is non-null, and clients check their documents by it; a null is refused there all the same,
        // once the variables are known (§3.10).
        var isOneOf = input is { IsOneOf: true } && !type!.IsNonNull;
        var last = new Dictionary<string, ObjectFieldNode>(StringComparer.Ordinal);
        foreach (var field in fields) last[field.Name.Value] = field;
        foreach (var field in fields)
        {
            // Of a field given twice (§5.6.3) the last is looked at as if it were the only one.
            var definition = last[field.Name.Value] == field ? input?.Fields[field.Name.Value] : null;
            Visit(field.Value, definition?.Type, HasDefault(definition), isOneOf);
        }
    }

    /// <summary>
    /// A default of null does not help a nullable variable.
    /// <see href="https://spec.graphql.org/September2025/#IsVariableUsageAllowed()">§5.8.5</see>
    /// </summary>
    private static bool HasDefault(InputValue? definition) => definition?.DefaultValue is not null and not NullValueNode;
}
