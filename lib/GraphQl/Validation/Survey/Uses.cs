using System.Collections.Immutable;
using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Validation;

/// <summary>
/// A field with the type it is selected on and its definition there. Both are null below something unknown, which has its own error.
/// </summary>
public readonly record struct FieldUse(FieldNode Node, CompositeType? Parent, Field? Definition);

/// <summary>The arguments of one field or directive. No definitions: the field or directive is unknown.</summary>
public readonly record struct ArgumentsUse(Node Owner, ImmutableArray<ArgumentNode> Arguments, MemberMap<InputValue>? Definitions)
{
    /// <summary>The field or directive as messages name it.</summary>
    public string OwnerName => Owner switch
    {
        FieldNode { Name: var name } => $"the field \"{name}\"",
        DirectiveNode { Name: var name } => $"the directive \"@{name}\"",
        _ => "it",
    };
}

/// <summary>
/// The directives at one place, with the name of
/// <see href="https://spec.graphql.org/September2025/#DirectiveLocation">its location</see>.
/// </summary>
public readonly record struct DirectivesUse(ImmutableArray<DirectiveNode> Directives, string Location);

/// <summary>
/// A literal, or a part of one, with the type of its position. Where a list is expected and the literal is none,
/// this is the type of the item that it stands for.
/// <see href="https://spec.graphql.org/September2025/#sec-List.Input-Coercion">§3.11</see>
/// </summary>
public readonly record struct LiteralUse(ValueNode Node, GraphQlType? Type);

/// <summary>A variable with the type of its position, and what else there is to know of the position.</summary>
/// <param name="Node">The variable.</param>
/// <param name="Type">Null where the position is unknown, or inside the value of a custom scalar.</param>
/// <param name="HasDefault">The argument or input field has a default that is not null.</param>
/// <param name="IsOneOfField">The position is a field of a OneOf input object.</param>
public readonly record struct VariableUse(VariableNode Node, GraphQlType? Type, bool HasDefault, bool IsOneOfField);

/// <summary>A spread or an inline fragment with the type around it.</summary>
public readonly record struct FragmentUse(SelectionNode Node, CompositeType? Parent);
