using GraphQl.Execution;

namespace GraphQl.TypeSystem;

/// <summary>
/// How a field gets its value. A value that is there at once costs no task. Throws <see cref="GraphQlException"/> for what the caller may
/// read;
/// anything else thrown is a fault whose text stays inside.
/// <see href="https://spec.graphql.org/September2025/#ResolveFieldValue()">§6.4.2</see>
/// </summary>
public delegate ValueTask<object?> FieldResolver(object? source, FieldContext context);

/// <summary>
/// The events of a subscription; each becomes the root value of one response.
/// <see href="https://spec.graphql.org/September2025/#sec-Source-Stream">§6.2.3.1</see>
/// </summary>
public delegate ValueTask<IAsyncEnumerable<object?>> StreamResolver(object? source, FieldContext context);
