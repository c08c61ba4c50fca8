namespace GraphQl.TypeSystem;

/// <summary>A number as it was written. Kept as text until its type is known: 2^53 + 1 must not pass through a double.</summary>
public readonly record struct JsonNumber(string Text)
{
    public override string ToString() => Text;
}
