using Commands;
using EventStore.Subscriptions;
using Microsoft.Extensions.Logging;
using Projections.Core;
using Storage;

namespace Api;

/// <summary>Everything that the heads work with. The composition root fills it in; nothing is looked up by type.</summary>
public sealed class ApiServices
{
    public required ApiOptions Options { get; init; }

    public required ICoreQueries Core { get; init; }

    public required ICheckpoints Checkpoints { get; init; }

    public required Nodes Nodes { get; init; }

    public required Users Users { get; init; }

    public required ICredentials Credentials { get; init; }

    public required IBlobStore Blobs { get; init; }

    public required ILoggerFactory Logs { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
