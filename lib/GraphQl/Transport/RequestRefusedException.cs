namespace GraphQl.Transport;

/// <summary>
/// A request that does not reach the schema: unreadable, not allowed, too large.
/// <see href="https://graphql.github.io/graphql-over-http/draft/#sec-Status-Codes">GraphQL over HTTP §6.4</see>
/// </summary>
public sealed class RequestRefusedException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>Methods for the <c>Allow</c> header of a 405.</summary>
    public string? Allow { get; init; }

    public string? Code { get; init; }

    internal GraphQlError Error => new(Message) { Extensions = Code is null ? null : new Dictionary<string, object?> { ["code"] = Code } };
}
