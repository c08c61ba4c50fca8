using System.Diagnostics.CodeAnalysis;
using GraphQl.TypeSystem;

namespace GraphQl.Execution;

/// <summary>What a resolver may know beside its source: arguments, the request, the field.</summary>
public sealed class FieldContext(Field field, InputObject arguments, object? state, CancellationToken aborted)
{
    public Field Field { get; } = field;

    /// <summary>Coerced, in the order of their definition; only those that are present.</summary>
    public InputObject Arguments { get; } = arguments;

    /// <summary>What the host gave to the request: its services, the caller.</summary>
    public object? State { get; } = state;

    /// <summary>The caller has gone, or the time is up.</summary>
    public CancellationToken Aborted { get; } = aborted;

    /// <summary>The argument; default where it is absent or null.</summary>
    [return: MaybeNull]
    public T Argument<T>(string name) => Arguments.Get<T>(name);
}
