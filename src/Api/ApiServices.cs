using Api.Accounts;
using Api.GraphQl.Subscriptions;
using Api.Http;
using Api.Http.Authentication;
using Commands;
using EventStore;
using EventStore.Subscriptions;
using Microsoft.Extensions.Logging;
using Projections.Activity;
using Projections.Core;
using Projections.Core.Access;
using Projections.Core.Listing;
using Projections.Core.Marks;
using Projections.Core.People;
using Projections.Search;
using Storage;

namespace Api;

/// <summary>Everything that the heads work with. The composition root fills it in; nothing is looked up by type.</summary>
public sealed class ApiServices
{
    private PasswordHashing? _hashing;

    public required ApiOptions Options { get; init; }

    public required ICoreQueries Core { get; init; }

    /// <summary>Who may do what, and what is granted to whom.</summary>
    public required AccessQueries Grants { get; init; }

    /// <summary>Tags, and what people marked for themselves.</summary>
    public required MarkQueries Marks { get; init; }

    /// <summary>What people keep for themselves and show of themselves.</summary>
    public required PersonQueries People { get; init; }

    /// <summary>As <see cref="Core"/> and <see cref="Grants"/>, for many things at once.</summary>
    public required ListingQueries Listing { get; init; }

    /// <summary>May lag behind <see cref="Core"/>.</summary>
    public required SearchQueries Search { get; init; }

    /// <summary>May lag behind <see cref="Core"/>.</summary>
    public required ActivityQueries Activity { get; init; }

    /// <summary>Only asked where its head is; appending is for <see cref="Nodes"/>.</summary>
    public required IEventStore Ledger { get; init; }

    public required ICheckpoints Checkpoints { get; init; }

    public required Nodes Nodes { get; init; }

    public required Users Users { get; init; }

    public required Groups Groups { get; init; }

    public required Spaces Spaces { get; init; }

    public required Shares Shares { get; init; }

    public required Links Links { get; init; }

    public required Departure Departure { get; init; }

    public required PersonalSettings Settings { get; init; }

    public required Favorites Favorites { get; init; }

    /// <summary>Of the passwords that people send, in all heads together.</summary>
    public PasswordHashing Hashing => LazyInitializer.EnsureInitialized(ref _hashing, () => new PasswordHashing(Options));

    public required AppTokens AppTokens { get; init; }

    public required ICredentials Credentials { get; init; }

    public required AccessLog Access { get; init; }

    public required IBlobStore Blobs { get; init; }

    /// <summary>What the server cannot do without, beside the projections: each asked at <c>/readyz</c>.</summary>
    public IReadOnlyList<Dependency> Dependencies { get; init; } = [];

    public required ILoggerFactory Logs { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    internal Turns Turns { get; } = new();

    /// <summary>What happens, for all who listen.</summary>
    internal ChangeHub Changes => field ??= new(this);

    internal SigningKeys SigningKeys => field ??= new(Options.SigningSecret);
}

/// <summary>Something that may be away.</summary>
/// <param name="CheckAsync">Throws, with the reason, when it is.</param>
public sealed record Dependency(string Name, Func<CancellationToken, Task> CheckAsync);
