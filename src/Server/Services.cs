using Api;
using Commands;
using Microsoft.Extensions.Logging;
using Projections;
using Server.Setup;
using Storage;
using Workers;

namespace Server;

/// <summary>Everything that a serving process is made of, from the bottom up. What is not made here is not there.</summary>
internal sealed class Services : IAsyncDisposable
{
    private readonly DiskBlobs _blobs;
    private readonly WorkerHost _workers;

    public Services(string connectionString, string blobFolder, ApiOptions options, ILoggerFactory logs)
    {
        var clock = TimeProvider.System;
        var blobOptions = new BlobOptions { Folder = blobFolder };

        Ledger = new Ledger(connectionString, All.Definitions, clock, logs);
        _blobs = new DiskBlobs(blobOptions, clock);
        Access = new AccessLog(Ledger.Store, clock);
        Demo = new Demo(Ledger, _blobs);

        Api = new ApiServices
        {
            Options = options,
            Core = Ledger.Core,
            Grants = Ledger.Grants,
            Marks = Ledger.Marks,
            People = Ledger.People,
            Listing = Ledger.Listing,
            Activity = Ledger.Activity,
            Search = Ledger.Search,
            Ledger = Ledger.Store,
            Checkpoints = Ledger.Checkpoints,
            Nodes = Ledger.Nodes,
            Users = Ledger.Users,
            Groups = Ledger.Groups,
            Spaces = Ledger.Spaces,
            Shares = Ledger.Shares,
            Links = Ledger.Links,
            Departure = Ledger.Departure,
            Settings = Ledger.Settings,
            Favorites = Ledger.Favorites,
            AppTokens = new AppTokens(Ledger.Store, Ledger.Credentials),
            Credentials = Ledger.Credentials,
            Access = Access,
            Blobs = _blobs,
            Dependencies = [new Dependency("blobs", _blobs.CheckAsync)],
            Logs = logs,
            Clock = clock,
        };

        _workers = new WorkerHost(
            [
                new BlobCollector(_blobs, new CoreReferences(Ledger.Database), blobOptions, clock),
                new AttachmentCollector(Ledger.Database, new EventStore.Attachments(Ledger.Database)),
                new UnfinishedCopySweeper(Ledger.Database, Ledger.Nodes, clock),
                new CommandPruner(Ledger.Store),
                new ExpirySweeper(Ledger.Database, Ledger.Spaces, Ledger.Shares, Ledger.Links, clock),
                new AccountEraser(Ledger.Database, Ledger.Users, Ledger.Spaces, ServerSettings.DeletedAccountsKeptFor(), clock),
            ],
            clock, logs.CreateLogger<WorkerHost>());
    }

    public Ledger Ledger { get; }

    public AccessLog Access { get; }

    public ApiServices Api { get; }

    public Demo Demo { get; }

    /// <summary>
    /// Runs what is not asked for by requests, until told to stop:
    /// workers first, so that what they did is still projected.
    /// </summary>
    public Task WorkAsync(CancellationToken ct) => _workers.RunAsync(ct);

    public async ValueTask DisposeAsync()
    {
        Access.Dispose();
        await Ledger.DisposeAsync();
        _blobs.Dispose();
    }
}
