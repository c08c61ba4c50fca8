using System.Text.Json.Serialization;

namespace Domain;

/// <summary>Who asked for a command, on whose behalf, how and from where: recorded with every event that it decides.</summary>
/// <param name="Actor">Who acts.</param>
/// <param name="OnBehalfOf">Whose rights are used, when not the actor's own.</param>
/// <param name="AuthMethod"><c>basic</c>, <c>cli</c>, <c>system</c> …</param>
/// <param name="TokenId">The app token or link used, when any.</param>
/// <param name="Route">The route's template, never the path itself (paths are personal).</param>
/// <param name="RequestId">The client's request id or ours, for finding the request in other logs.</param>
/// <param name="CommandId">Idempotency key of one command: a second command of the same request takes <see cref="Next"/>.</param>
/// <param name="Correlation">Ties together what one request caused; random.</param>
/// <param name="Causation">The event or command that led to this one.</param>
/// <param name="Reason">Why it was allowed: <c>owner</c>, <c>admin</c>, <c>system</c> …</param>
public sealed record Envelope(
    UserId Actor, UserId? OnBehalfOf, string AuthMethod, Guid? TokenId, Personal? ClientAddress, Personal? UserAgent,
    string Route, Personal RequestId, Guid CommandId, Guid Correlation, string? Causation, string Reason)
{
    /// <summary>
    /// The event that last voided the actor's credentials, as it was known when they were verified: of a person who signed in, else null.
    /// Not recorded; whether a later one came is checked when the command's events are.
    /// </summary>
    [JsonIgnore]
    public long? VerifiedAt { get; init; }

    /// <summary>The same request's next command. With the id of a command that was carried out, it would count as its repetition.</summary>
    public Envelope Next() => this with { CommandId = Guid.CreateVersion7() };

    /// <summary>What the server does by itself.</summary>
    /// <param name="route">The worker's name.</param>
    public static Envelope System(string route) => new(
        UserId.System, OnBehalfOf: null, "system", TokenId: null, ClientAddress: null, UserAgent: null,
        route, RequestId: "", Guid.CreateVersion7(), Guid.CreateVersion7(), Causation: null, "system");
}
