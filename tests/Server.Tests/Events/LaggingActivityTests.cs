using Fixtures;
using Xunit;

namespace Server.Tests.Events;

/// <summary>The activity read model lags while a server is busy: here a lock on its table keeps it back.</summary>
public sealed class LaggingActivityTests : IAsyncLifetime
{
    private readonly TemporaryData _data = new();
    private TestDatabase _database = null!;
    private ServerProcess _server = null!;

    private Dictionary<string, string> Settings => Given.SettingsWith(_database);

    private DavClient Admin => _server.Admin;

    public async Task InitializeAsync()
    {
        _database = await PostgresCluster.CreateDatabaseAsync();
        _server = await ServerProcess.ServeAsync(_data.Folder, environment: Settings);
    }

    public async Task DisposeAsync()
    {
        _server.Dispose();
        await _data.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_tail_of_one_folder_tells_late_what_the_activity_learns_late()
    {
        await Admin.MkcolAsync("folder");
        using var all = ServerProcess.Start($"events tail --follow --data {_data.Folder}", Settings);
        using var below = ServerProcess.Start($"events tail --follow --node admin/folder --data {_data.Folder}", Settings);
        await all.LineAsync("made the folder /folder");
        await below.LineAsync("made the folder /folder");

        await using (await KeepActivityBackAsync())
        {
            await Admin.PutAsync("folder/inside.txt", "text");
            await all.LineAsync("uploaded inside.txt (4 B) to folder ");
            await Admin.PutAsync("aside.txt", "text");
            await all.LineAsync("uploaded aside.txt (4 B) to folder ");
        }

        await below.LineAsync("uploaded inside.txt (4 B) to /folder");
        Assert.Equal(130, await below.StopAsync());
        Assert.DoesNotContain("aside.txt", below.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activity_that_is_not_shown_yet_is_told_of()
    {
        await Admin.PutAsync("before.txt", "text");
        await ServerProcess.RunAsync($"activity --data {_data.Folder}", environment: Settings);
        await using var kept = await KeepActivityBackAsync();
        await Admin.PutAsync("after.txt", "text");

        var (exitCode, output, errors) = await ServerProcess.RunAsync($"activity --data {_data.Folder}", environment: Settings);

        Assert.Equal(0, exitCode);
        Assert.Contains("admin uploaded Administrator:/before.txt", output, StringComparison.Ordinal);
        Assert.Contains("not shown yet", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    /// <summary>Readers may pass, the projection may not.</summary>
    private async Task<IAsyncDisposable> KeepActivityBackAsync()
    {
        var connection = await _database.DataSource.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "begin; lock table activity.entries in share mode";
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
