using Commands;
using Domain;
using Domain.Nodes;
using Domain.Users;
using EventStore;
using EventStore.Subscriptions;
using Fixtures;
using Projections.Core;
using Storage;

namespace Workers.Tests;

/// <summary>One person's space on a real database, with the core read model following the log until it is told to stand still.</summary>
internal sealed class Home : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("opencloud-workers-").FullName;
    private ProjectionDaemon _daemon = null!;
    private Task _projecting = null!;
    private LogPosition _seenAt;

    public TestDatabase Database { get; private set; } = null!;

    public PostgresEventStore Store { get; private set; } = null!;

    public Nodes Nodes { get; private set; } = null!;

    public Users Users { get; private set; } = null!;

    public UserId Person { get; } = UserId.New();

    public DiskBlobs Blobs { get; private set; } = null!;

    public BlobOptions Options { get; private set; } = null!;

    public ClockAhead Clock { get; } = new();

    public SpaceId Space { get; private set; }

    public NodeId Root { get; private set; }

    public static async Task<Home> CreateAsync()
    {
        var home = new Home { Database = await PostgresCluster.CreateDatabaseAsync() };
        await home.OpenAsync();
        return home;
    }

    public static Envelope By() => Envelope.System("test");

    public Place At(string name, NodeSnapshot? replaced = null) => new(Space, Root, NodeName.Parse(name, out _)!.Value, name, replaced);

    /// <summary>Makes a file and answers what it is now.</summary>
    public async Task<(NodeSnapshot File, StoredBlob Blob)> PutAsync(string name, byte[] content)
    {
        var (stored, blob) = await StoreAsync(content);
        var done = Keep(await Nodes.CreateFileAsync(By(), _seenAt, At(name), stored, default));
        return (new NodeSnapshot(done.Node, Space, Root, name, false, false, content.Length, done.Version), blob);
    }

    public async Task<(NodeSnapshot File, StoredBlob Blob)> OverwriteAsync(NodeSnapshot file, byte[] content)
    {
        var (stored, blob) = await StoreAsync(content);
        var done = Keep(await Nodes.UploadAsync(By(), _seenAt, file, stored, default));
        return (file with { SizeBytes = content.Length, Version = done.Version }, blob);
    }

    public async Task PurgeAsync(NodeSnapshot file)
    {
        var trashed = Keep(await Nodes.TrashAsync(By(), _seenAt, file, file.Name, default));
        var inTrash = file with { IsTrashed = true, Parent = null, Version = trashed.Version };
        Keep(await Nodes.PurgeAsync(By(), _seenAt, inTrash, file.SizeBytes, default));
    }

    /// <summary>Returns when core shows all that was done.</summary>
    public async Task SettleAsync()
    {
        if (!await _daemon.Checkpoints.WaitForAsync("core", await Store.HeadAsync(default), TimeSpan.FromSeconds(30), default))
        {
            throw new TimeoutException("Core did not follow.");
        }
    }

    public async Task StandStillAsync()
    {
        await _stop.CancelAsync();
        await _projecting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        await StandStillAsync();
        await _daemon.DisposeAsync();
        await Store.DisposeAsync();
        Blobs.Dispose();
        _stop.Dispose();
        await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task OpenAsync()
    {
        await EventStoreSchema.ApplyAsync(Database.DataSource, default);
        var options = new EventStoreOptions { ConnectionString = Database.ConnectionString };
        Store = new PostgresEventStore(
            options, new EventTypes(NodeJson.Types, Domain.Spaces.SpaceJson.Types, UserJson.Types, Domain.Access.AccessJson.Types));
        _daemon = new ProjectionDaemon(options, Store, [CoreDefinition.Instance]);
        _projecting = _daemon.RunAsync(_stop.Token);
        Nodes = new Nodes(Store);
        Options = new BlobOptions { Folder = _folder };
        Blobs = new DiskBlobs(Options, Clock);

        Users = new Users(Store, new NoCredentials());
        var person = new NewUser(Person, "ann", "Ann", null, false, null);
        Root = Keep(await Users.RegisterAsync(By(), person, "hash", default)).Node;
        await SettleAsync();
        Space = new SpaceId(await Database.ScalarAsync<Guid>("select id from core.spaces"));
    }

    private async Task<(NewContent, StoredBlob)> StoreAsync(byte[] content)
    {
        using var source = new MemoryStream(content);
        var blob = await Blobs.WriteAsync(source, content.Length, default);
        return (new NewContent(new Content(blob.Id, blob.SizeBytes, blob.Sha1, blob.Md5, blob.Adler32, null, null), blob.Inline), blob);
    }

    private Outcome.Done Keep(Outcome outcome)
    {
        var done = outcome as Outcome.Done ?? throw new InvalidOperationException($"{outcome}");
        _seenAt = done.Position!.Value;
        return done;
    }

    private sealed class NoCredentials : ICredentials
    {
        public Task<string?> FindAsync(UserId user, CancellationToken ct) => Task.FromResult<string?>(null);

        public Task StoreAsync(UserId user, string passwordHash, CancellationToken ct) => Task.CompletedTask;

        public Task<bool> ReplaceAsync(UserId user, string was, string passwordHash, CancellationToken ct) => Task.FromResult(false);

        public Task<string?> FindAsync(LinkId link, CancellationToken ct) => Task.FromResult<string?>(null);

        public Task StoreAsync(LinkId link, string passwordHash, CancellationToken ct) => Task.CompletedTask;

        public Task<Guid?> FindTokenAsync(UserId user, string digest, CancellationToken ct) => Task.FromResult<Guid?>(null);

        public Task StoreTokenAsync(Guid id, UserId user, string digest, CancellationToken ct) => Task.CompletedTask;
    }
}
