namespace Domain;

/// <summary>Who asked for a command, on whose behalf, how and from where: recorded with every event that it decides.</summary>
/// <param name="Actor">Who acts.</param>
/// <param name="OnBehalfOf">Whose rights are used, when not the actor's own.</param>
/// <param name="AuthMethod"><c>basic</c>, <c>cli</c>, <c>system</c> …</param>
/// <param name="TokenId">The app token or link used, when any.</param>
/// <param name="Route">The route's template, never the path itself (paths are personal).</param>
/// <param name="RequestId">The client's request id or ours, for finding the request in other logs.</param>
/// <param name="CommandId">Idempotency key of the command.</param>
/// <param name="Correlation">Ties together what one request caused; random.</param>
/// <param name="Causation">The event or command that led to this one.</param>
/// <param name="Reason">Why it was allowed: <c>owner</c>, <c>admin</c>, <c>system</c> …</param>
public sealed record Envelope(
    UserId Actor, UserId? OnBehalfOf, string AuthMethod, Guid? TokenId, Personal? ClientAddress, Personal? UserAgent,
    string Route, Personal RequestId, Guid CommandId, Guid Correlation, string? Causation, string Reason);
