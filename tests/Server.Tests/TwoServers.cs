using Fixtures;
using Xunit;

namespace Server.Tests;

/// <summary>Two servers that know nothing of each other but one database and one blob folder.</summary>
public sealed class TwoServers : IAsyncLifetime
{
    private readonly TemporaryData[] _data = [new(), new()];
    private readonly ServerProcess?[] _servers = new ServerProcess?[2];
    private TestDatabase? _database;

    internal TestDatabase Database => _database!;

    internal IReadOnlyList<ServerProcess> Servers => [_servers[0]!, _servers[1]!];

    internal DavClient One => Client(0);

    internal DavClient Other => Client(1);

    public async Task InitializeAsync()
    {
        _database = await PostgresCluster.CreateDatabaseAsync();
        for (var i = 0; i < _servers.Length; i++) await StartAsync(i);
    }

    public async Task DisposeAsync()
    {
        foreach (var server in _servers) server?.Dispose();
        foreach (var data in _data) await data.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    internal DavClient Client(int server, string user = "admin") => _servers[server]!.As(user);

    /// <summary>The clients take turns at the two servers.</summary>
    internal IEnumerable<DavClient> Clients(int count, string user = "admin") =>
        Enumerable.Range(0, count).Select(i => Client(i % 2, user));

    /// <summary>Starts a server, also one that was killed.</summary>
    internal async Task StartAsync(int server)
    {
        _servers[server]?.Dispose();
        _servers[server] = await ServerProcess.ServeAsync(_data[server].Folder, environment: Settings);
    }

    internal async Task AddUserAsync(string name, int quotaMiB) => Assert.Equal(
        (0, $"Added {name}\n", ""),
        await ServerProcess.RunAsync(
            $"user add {name} --quota {quotaMiB} --password-stdin --data {_data[0].Folder}", Given.Password, Settings));

    private Dictionary<string, string> Settings => new(Given.SettingsWith(Database))
    {
        ["OPENCLOUD_BLOBS"] = Path.Combine(_data[0].Folder, "shared"),
    };
}
