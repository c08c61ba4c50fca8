namespace GraphQl.TypeSystem;

/// <summary>
/// A coerced variable as a literal meets it: absent is something else than null.
/// <see href="https://spec.graphql.org/September2025/#CoerceVariableValues()">§6.1.2</see>
/// </summary>
public readonly record struct InputSlot(bool IsPresent, object? Value)
{
    public static readonly InputSlot Absent;
}
