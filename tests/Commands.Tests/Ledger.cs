using Domain;
using Domain.Access;
using Domain.Links;
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

    internal Groups Groups => new(Store);

    internal Shares Shares => new(Store);

    internal Links Links => new(Store, Credentials);

    internal AppTokens AppTokens => new(Store, Credentials);

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

    /// <summary>A new project space, which Ann manages.</summary>
    internal async Task<Home> ProjectAsync(long? quotaBytes = null)
    {
        var space = new NewSpace(SpaceId.New(), "Apollo", Alias: null, Description: null, quotaBytes);
        var done = Assert.IsType<Outcome.Done>(await Spaces.CreateProjectAsync(By(), space, default));
        var manager = new NewUser(Sample.Ann, "ann", "Ann", Mail: null, IsAdmin: false, QuotaBytes: null);
        return new Home(this, manager, space.Id, done.Node);
    }

    internal async Task<GroupId> GroupAsync(params IEnumerable<Grantee> members)
    {
        var group = GroupId.New();
        Assert.IsType<Outcome.Done>(await Groups.CreateAsync(By(), group, $"g{Guid.NewGuid():n}", null, default));
        foreach (var member in members)
            Assert.IsType<Outcome.Done>(await Groups.AddMemberAsync(By(), await HeadAsync(), group, member, isCycle: false, default));
        return group;
    }

    internal async Task<ShareId> ShareAsync(NodeSnapshot node, Grantee with, Granted granted)
    {
        var share = new NewShare(ShareId.New(), node.Space, node.Id, node.IsFolder, with, granted, Message: null);
        Assert.IsType<Outcome.Done>(await Shares.CreateAsync(By(), await HeadAsync(), share, default));
        return share.Id;
    }

    internal async Task<LinkId> LinkAsync(NodeSnapshot node, DateTimeOffset? expiresAt = null)
    {
        var link = new NewLink(
            LinkId.New(), node.Space, node.Id, node.IsFolder, Links.NewToken(), LinkType.View, PasswordHash: null, Label: null, expiresAt,
            IsQuick: false);
        Assert.IsType<Outcome.Done>(await Links.CreateAsync(By(), await HeadAsync(), link, Sample.Noon.AddDays(-1), default));
        return link.Id;
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

    public async Task<bool> ReplaceAsync(UserId user, string was, string passwordHash, CancellationToken ct)
    {
        if (_hashes.GetValueOrDefault(user.Value) != was) return false;
        await Store(user.Value, passwordHash);
        return true;
    }

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
