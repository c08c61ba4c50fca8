using Api.Http.Authentication;
using Api.Tests.Matrix;
using Commands;
using Domain;
using EventStore;
using Fixtures;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Api.Tests;

/// <summary>A database of its own with one server and two accounts; more servers on the same database on request.</summary>
public sealed class ApiFixture : IAsyncLifetime
{
    public const string Alan = "alan";
    public const string Mary = "mary";
    public const string Password = "demo";
    public const long MaryQuotaBytes = 1_000_000;

    private readonly string _blobFolder = Directory.CreateTempSubdirectory("opencloud-test-blobs-").FullName;
    private readonly List<ApiServer> _servers = [];
    private TestDatabase? _database;
    private Task<World>? _world;

    /// <summary>A space with people, shares and things in every state, for the tests that ask everything of everybody: made once.</summary>
    internal Task<World> WorldAsync() => _world ??= World.BuildAsync(this);

    public LogKept Logs { get; } = new();

    public TestDatabase Database => _database!;

    public ApiServer Server => _servers[0];

    public DavClient Client => As(Alan);

    public DavClient As(string name, string password = Password) => new(Server.Address, name, password);

    /// <summary>A folder that no other test uses; its path ends in a slash.</summary>
    public async Task<string> FolderAsync(DavClient? client = null)
    {
        var path = $"t{Guid.NewGuid():n}/";
        Assert.Equal(201, (await (client ?? Client).MkcolAsync(path)).Status);
        return path;
    }

    public async Task InitializeAsync()
    {
        _database = await PostgresCluster.CreateDatabaseAsync();
        await StartServerAsync();
        await RegisterAsync(Alan, quotaBytes: null);
        await RegisterAsync(Mary, MaryQuotaBytes);
    }

    public async Task DisposeAsync()
    {
        foreach (var server in _servers) await server.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        Directory.Delete(_blobFolder, recursive: true);
    }

    /// <summary>One more server process, as far as the others can tell.</summary>
    public async Task<ApiServer> StartServerAsync(Func<Guid, ApiOptions>? options = null)
    {
        var server = await ApiServer.StartAsync(Database, _blobFolder, Logs, options);
        _servers.Add(server);
        return server;
    }

    public async Task<UserId> RegisterAsync(string name, long? quotaBytes = null)
    {
        var id = UserId.New();
        var outcome = await Server.Users.RegisterAsync(
            Envelope.System("test"), new NewUser(id, name, name, null, IsAdmin: false, quotaBytes), Passwords.Hash(Password), default);
        await VisibleAsync(outcome);
        return id;
    }

    public async Task VisibleAsync(Outcome outcome)
    {
        var done = Assert.IsType<Outcome.Done>(outcome);
        Assert.True(await Server.Services.Checkpoints.WaitForAsync("core", done.Position!.Value, TimeSpan.FromSeconds(10), default));
    }

    /// <summary>What was written so far is seen in the read models that may lag, too.</summary>
    public async Task CaughtUpAsync()
    {
        var head = await Server.Services.Ledger.HeadAsync(default);
        foreach (var model in (string[])["activity", "search"])
            Assert.True(await Server.Services.Checkpoints.WaitForAsync(model, head, TimeSpan.FromSeconds(60), default));
    }

    /// <summary>Every event of one kind that the log holds.</summary>
    public async Task<IReadOnlyList<T>> LoggedAsync<T>()
    {
        await Server.Services.Access.FlushAsync(default);
        var found = new List<T>();
        await foreach (var recorded in Server.Services.Ledger.ReadLogAsync(LogPosition.Start, int.MaxValue, default))
            if (recorded.Event is T wanted) found.Add(wanted);
        return found;
    }
}
