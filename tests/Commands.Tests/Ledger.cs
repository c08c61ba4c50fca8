using Domain;
using Domain.Nodes;
using Domain.Spaces;
using EventStore;
using Fixtures;
using Xunit;

namespace Commands.Tests;

/// <summary>A database of its own with the write side on it. What core would answer, the tests ask the streams themselves.</summary>
public sealed class Ledger : IAsyncLifetime
{
    private TestDatabase? _database;
    private PostgresEventStore? _store;

    internal TestDatabase Database => _database!;

    internal IEventStore Store => _store!;

    internal Nodes Nodes => new(Store);

    internal Users Users => new(Store, Credentials);

    internal Spaces Spaces => new(Store);

    internal MemoryCredentials Credentials { get; } = new();

    public async Task InitializeAsync()
    {
        _database = await PostgresCluster.CreateDatabaseAsync();
        await EventStoreSchema.ApplyAsync(_database.DataSource, default);
        _store = new PostgresEventStore(
            new EventStoreOptions { ConnectionString = _database.ConnectionString, AppendTimeout = TimeSpan.FromSeconds(60) },
            EventCatalog.Types());
    }

    public async Task DisposeAsync()
    {
        await _store!.DisposeAsync();
        await _database!.DisposeAsync();
    }

    internal static Envelope By() => Envelope.System("test") with { Actor = Sample.Ann };

    /// <summary>A new account with its space.</summary>
    internal async Task<Home> HomeAsync(long? quotaBytes = null)
    {
        var user = new NewUser(UserId.New(), $"u{Guid.NewGuid():n}", "Somebody", Mail: null, IsAdmin: false, quotaBytes);
        var done = Assert.IsType<Outcome.Done>(await Users.RegisterAsync(By(), user, "hash", default));
        var space = await EventsAsync(done.Position!.Value, 2).FirstAsync(recorded => recorded.Event is SpaceEvent.PersonalSpaceCreated);
        return new Home(this, user, new SpaceId(space.Stream.Key), done.Node);
    }

    internal Task<LogPosition> HeadAsync() => Store.HeadAsync(default);

    /// <summary>The last events up to a position.</summary>
    internal IAsyncEnumerable<Recorded> EventsAsync(LogPosition last, int back) =>
        Store.ReadLogAsync(new LogPosition(Math.Max(0, last.Value - back - 1)), back + 1, default);

    internal async Task<NodeSnapshot> SnapshotAsync(NodeId node)
    {
        var (state, version) = (Node.Initial, 0L);
        await foreach (var recorded in Store.ReadStreamAsync(Change.Stream(node), 1, default))
            (state, version) = (Node.Evolve(state, (NodeEvent)recorded.Event), recorded.Version);

        return state switch
        {
            Node.Live n => new(node, n.Space, n.Parent, n.Name, n.IsFolder, IsTrashed: false, n.SizeBytes, version, n.Mtime),
            Node.InTrash { Was: var n } => new(node, n.Space, null, n.Name, n.IsFolder, IsTrashed: true, n.SizeBytes, version, n.Mtime),
            _ => throw new InvalidOperationException($"There is no {node}."),
        };
    }

    internal Task<long> UsedBytesAsync(SpaceId space) =>
        Database.ScalarAsync<long>($"select coalesce((select used from mt_budgets where id = '{space.Value}'), 0)::bigint");

    internal Task<long> NamesInAsync(NodeId folder) =>
        Database.ScalarAsync<long>($"select count(*) from mt_reservations where scope = '{folder.Value}'");
}

internal sealed class MemoryCredentials : ICredentials
{
    private readonly Dictionary<Guid, string> _hashes = [];
    private readonly Dictionary<(UserId User, string Digest), Guid> _tokens = [];

    public Task<string?> FindAsync(UserId user, CancellationToken ct) => Task.FromResult(_hashes.GetValueOrDefault(user.Value));

    public Task StoreAsync(UserId user, string passwordHash, CancellationToken ct) => Store(user.Value, passwordHash);

    public Task<string?> FindAsync(LinkId link, CancellationToken ct) => Task.FromResult(_hashes.GetValueOrDefault(link.Value));

    public Task StoreAsync(LinkId link, string passwordHash, CancellationToken ct) => Store(link.Value, passwordHash);

    public Task<Guid?> FindTokenAsync(UserId user, string digest, CancellationToken ct) =>
        Task.FromResult(_tokens.TryGetValue((user, digest), out var id) ? id : (Guid?)null);

    public Task StoreTokenAsync(Guid id, UserId user, string digest, CancellationToken ct)
    {
        _tokens[(user, digest)] = id;
        return Task.CompletedTask;
    }

    private Task Store(Guid id, string hash)
    {
        _hashes[id] = hash;
        return Task.CompletedTask;
    }
}
