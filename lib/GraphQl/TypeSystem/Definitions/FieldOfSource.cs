using GraphQl.Execution;

namespace GraphQl.TypeSystem;

/// <summary>A field of an object whose values are of one C# type, with the function that resolves it.</summary>
public sealed record Field<TSource> : FieldDefinition
{
    /// <summary>A value that can be read off the source.</summary>
    public Field(string name, string type, Func<TSource, object?> read, string? description = null) : base(name, type, description) =>
        PureResolve = source => read((TSource)source!);

    /// <summary>A value that needs arguments, a loader or time.</summary>
    public Field(string name, string type, Func<TSource, FieldContext, ValueTask<object?>> resolve, string? description = null)
        : base(name, type, description) =>
        Resolve = (source, context) => resolve((TSource)source!, context);
}

/// <summary>
/// A root field of a subscription: <paramref name="subscribe"/> gives the events, each is resolved with <paramref name="resolve"/>.
/// </summary>
public static class SubscriptionField
{
    public static Field<object> Of<TEvent>(
        string name,
        string type,
        Func<FieldContext, ValueTask<IAsyncEnumerable<TEvent>>> subscribe,
        Func<TEvent, FieldContext, ValueTask<object?>> resolve,
        string? description = null) =>
        new(name, type, (@event, context) => resolve((TEvent)@event, context), description)
        {
            Subscribe = async (_, context) => Boxed(await subscribe(context), context.Aborted),
        };

    private static async IAsyncEnumerable<object?> Boxed<TEvent>(
        IAsyncEnumerable<TEvent> events,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var @event in events.WithCancellation(ct)) yield return @event;
    }
}
