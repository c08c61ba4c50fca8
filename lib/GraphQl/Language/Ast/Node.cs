namespace GraphQl.Language;

/// <summary>
/// A node of the syntax tree. Nodes never change and are compared by reference;
/// what a value says, whatever the order and place it stands at, is compared by <see cref="CanonicalValue"/>.
/// </summary>
public abstract class Node
{
    private protected Node() { }

    public Location Location { get; init; }
}

/// <summary>A name where it was written. <see href="https://spec.graphql.org/September2025/#sec-Names">§2.1.8</see></summary>
public sealed class NameNode(string value) : Node
{
    public string Value { get; } = value;

    public override string ToString() => Value;
}
