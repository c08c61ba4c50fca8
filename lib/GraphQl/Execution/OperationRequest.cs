namespace GraphQl.Execution;

/// <summary>
/// What a caller asks for, in whatever transport it came.
/// <see href="https://spec.graphql.org/September2025/#sec-Executing-Requests">§6.1</see>
/// </summary>
public sealed record OperationRequest(DocumentText Document)
{
    /// <summary>Null where the document has one operation.</summary>
    public string? OperationName { get; init; }

    /// <summary>
    /// As JSON has them: text, booleans, <see cref="TypeSystem.JsonNumber"/>, lists, dictionaries, null; a host may add others, as files.
    /// </summary>
    public IReadOnlyDictionary<string, object?>? Variables { get; init; }

    /// <summary>The source of the root fields.</summary>
    public object? RootValue { get; init; }

    /// <summary>What resolvers find in their context, and the loaders they share.</summary>
    public RequestScope Scope { get; init; } = RequestScope.Empty;

    /// <summary>
    /// A new scope for each event of a subscription: what was loaded for one event is out of date at the next. Null: one for all.
    /// </summary>
    public Func<RequestScope>? ScopeOfEvent { get; init; }

    /// <summary>The caller takes a response in parts; else <c>@defer</c> and <c>@stream</c> change nothing.</summary>
    public bool IsIncremental { get; init; }

    /// <summary>What the caller sent under <c>extensions</c>.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }
}

/// <summary>What belongs to one request: the caller, services, loaders.</summary>
public sealed record RequestScope(object? State, DataLoaders? Loaders = null)
{
    public static readonly RequestScope Empty = new((object?)null);
}
