using Commands;
using Domain;
using Domain.Nodes;
using Domain.Users;
using EventStore;
using Fixtures;
using Microsoft.Extensions.Logging.Abstractions;
using Projections;
using Server;
using Server.Setup;

namespace ReadModels;

/// <summary>A database of its own with one person, whose folders are filled with small files.</summary>
internal sealed class Home : IAsyncDisposable
{
    private const int FolderCount = 100;

    private static readonly Content Content = new(
        new BlobId(new string('b', 64)), 4096, new string('1', 40), new string('5', 32), "0a1b2c3d", "text/plain", null);

    private readonly PostgresCluster _cluster;
    private readonly TestDatabase _database;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _projecting;
    private readonly List<NodeId> _folders = [];
    private SpaceId _space;
    private LogPosition _seenAt;

    private Home(PostgresCluster cluster, TestDatabase database, bool isProjecting)
    {
        (_cluster, _database) = (cluster, database);
        Ledger = new Ledger(database.ConnectionString, isProjecting ? All.Definitions : [], TimeProvider.System, NullLoggerFactory.Instance);
        _projecting = Ledger.ProjectAsync(_stop.Token);
    }

    public Ledger Ledger { get; }

    /// <param name="isProjecting">Whether the read models follow the log in this process, as in a server.</param>
    public static async Task<Home> CreateAsync(bool isProjecting)
    {
        var cluster = await PostgresCluster.StartAsync();
        var database = await cluster.DatabaseAsync();
        await Schema.ApplyAsync(database.DataSource, default);
        var home = new Home(cluster, database, isProjecting);
        await home.FurnishAsync();
        return home;
    }

    /// <summary>What a PUT of a new small file appends, its bytes left out. Answers its position.</summary>
    public async Task<LogPosition> PutAsync()
    {
        var name = $"{Guid.CreateVersion7():n}.txt";
        var place = new Place(_space, _folders[Random.Shared.Next(FolderCount)], NodeName.Parse(name, out _)!.Value, name);
        return Position(await Ledger.Nodes.CreateFileAsync(Envelope.System("bench"), _seenAt, place, new NewContent(Content, null), default));
    }

    /// <summary>Of PostgreSQL since it started.</summary>
    public TimeSpan DatabaseTime() => _cluster.ProcessorTime();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _projecting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Ledger.DisposeAsync();
        _stop.Dispose();
        await _database.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    private async Task FurnishAsync()
    {
        var registered = await Ledger.Users.RegisterAsync(
            Envelope.System("bench"), new NewUser(UserId.New(), "ann", "Ann", null, IsAdmin: false, null), "hash", default);
        var root = ((Outcome.Done)registered).Node;
        _seenAt = Position(registered);
        await foreach (var recorded in Ledger.Store.ReadStreamAsync(new StreamId("node", root.Value), 1, default))
            _space = ((NodeEvent.RootCreated)recorded.Event).Space;

        for (var i = 0; i < FolderCount; i++)
        {
            var name = $"folder {i}";
            var place = new Place(_space, root, NodeName.Parse(name, out _)!.Value, name);
            var made = await Ledger.Nodes.CreateFolderAsync(Envelope.System("bench"), _seenAt, place, null, [], default);
            _folders.Add(((Outcome.Done)made).Node);
        }
    }

    private static LogPosition Position(Outcome outcome) => ((Outcome.Done)outcome).Position!.Value;
}
