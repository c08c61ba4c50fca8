namespace GraphQl.Execution;

/// <summary>What a caller asks for, in whatever transport it came. <see href="https://spec.graphql.org/September2025/#sec-Executing-Requests">§6.1</see></summary>
public sealed record OperationRequest(DocumentText Document)
{
    /// <summary>Null where the document has one operation.</summary>
    public string? OperationName { get; init; }

    /// <summary>As JSON has them: text, booleans, <see cref="TypeSystem.JsonNumber"/>, lists, dictionaries, null; a host may add others, as files.</summary>
    public IReadOnlyDictionary<string, object?>? Variables { get; init; }

    /// <summary>The source of the root fields.</summary>
    public object? RootValue { get; init; }

    /// <summary>What resolvers find in their context: services, the caller, loaders. One object per request.</summary>
    public object? State { get; init; }

    /// <summary>The loaders of this request; null where it has none.</summary>
    public DataLoaders? Loaders { get; init; }
}
