using Server.Postgres;

namespace Server.Tests;

/// <summary>A data folder that the user postgres may reach, and whose cluster does not outlive the test.</summary>
public sealed class TemporaryData : IAsyncDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"oc-{Guid.NewGuid():n}"[..11]);

    public TemporaryData(string below = "data")
    {
        Directory.CreateDirectory(_root);
        Folder = Path.Combine(_root, below);
    }

    public string Folder { get; }

    internal DataFolder Data => new(Folder);

    public async ValueTask DisposeAsync()
    {
        await new PrivateCluster(Data).StopAsync();
        Directory.Delete(_root, recursive: true);
        var socket = SocketFolder.Of(Data);
        if (Directory.Exists(socket)) Directory.Delete(socket, recursive: true);
    }
}
