using System.Collections.Immutable;

namespace GraphQl.Language;

/// <summary>A literal or a variable. <see href="https://spec.graphql.org/September2025/#sec-Input-Values">§2.10</see></summary>
public abstract class ValueNode : Node
{
    private protected ValueNode() { }
}

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Language.Variables">§2.11</see></summary>
public sealed class VariableNode : ValueNode
{
    public required NameNode Name { get; init; }
}

/// <summary>
/// Kept as written, since its size is bounded only by the type it meets.
/// <see href="https://spec.graphql.org/September2025/#sec-Int-Value">§2.10.1</see>
/// </summary>
public sealed class IntValueNode(string value) : ValueNode
{
    public string Value { get; } = value;
}

/// <summary>Kept as written. <see href="https://spec.graphql.org/September2025/#sec-Float-Value">§2.10.2</see></summary>
public sealed class FloatValueNode(string value) : ValueNode
{
    public string Value { get; } = value;
}

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Boolean-Value">§2.10.3</see></summary>
public sealed class BooleanValueNode(bool value) : ValueNode
{
    public bool Value { get; } = value;
}

/// <summary><see href="https://spec.graphql.org/September2025/#sec-String-Value">§2.10.4</see></summary>
public sealed class StringValueNode(string value) : ValueNode
{
    /// <summary>The text meant: escapes replaced, a block string's common indentation removed.</summary>
    public string Value { get; } = value;

    /// <summary>Written between <c>"""</c>.</summary>
    public bool IsBlock { get; init; }
}

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Null-Value">§2.10.5</see></summary>
public sealed class NullValueNode : ValueNode;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Enum-Value">§2.10.6</see></summary>
public sealed class EnumValueNode(string value) : ValueNode
{
    public string Value { get; } = value;
}

/// <summary><see href="https://spec.graphql.org/September2025/#sec-List-Value">§2.10.7</see></summary>
public sealed class ListValueNode : ValueNode
{
    public ImmutableArray<ValueNode> Values { get; init; } = [];
}

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Input-Object-Values">§2.10.8</see></summary>
public sealed class ObjectValueNode : ValueNode
{
    /// <summary>In the order written; a name may stand twice until the document was validated (§5.6.3).</summary>
    public ImmutableArray<ObjectFieldNode> Fields { get; init; } = [];
}

/// <summary><see href="https://spec.graphql.org/September2025/#ObjectField">§2.10.8</see></summary>
public sealed class ObjectFieldNode : Node
{
    public required NameNode Name { get; init; }

    public required ValueNode Value { get; init; }
}
