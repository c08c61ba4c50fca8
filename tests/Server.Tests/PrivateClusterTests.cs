using System.Diagnostics;
using Npgsql;
using Server.Postgres;
using Xunit;

namespace Server.Tests;

public sealed class PrivateClusterTests : IAsyncLifetime
{
    private const int Kill = 9;

    private readonly TemporaryData _data = new();
    private readonly PrivateCluster _cluster;

    public PrivateClusterTests()
    {
        _data.Data.Create();
        _cluster = new PrivateCluster(_data.Data);
    }

    public Task InitializeAsync() => _cluster.StartAsync(default);

    public Task DisposeAsync() => _data.DisposeAsync().AsTask();

    [Fact]
    public async Task It_is_durable_private_and_the_same_everywhere()
    {
        Dictionary<string, string> expected = new()
        {
            ["data_checksums"] = "on",
            ["fsync"] = "on",
            ["synchronous_commit"] = "on",
            ["full_page_writes"] = "on",
            ["listen_addresses"] = "",
            ["server_encoding"] = "UTF8",
            ["lc_collate"] = "C",
            ["jit"] = "off",
        };
        foreach (var (setting, value) in expected) Assert.Equal((setting, value), (setting, await ScalarAsync($"show {setting}")));
    }

    [Fact]
    public async Task Nobody_else_may_enter_its_folders_and_it_never_runs_as_root()
    {
        var ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Assert.Equal(ownerOnly, File.GetUnixFileMode(_data.Data.Postgres));
        Assert.Equal(ownerOnly, File.GetUnixFileMode(SocketFolder.Of(_data.Data)));

        var status = await File.ReadAllLinesAsync($"/proc/{Postmaster.Of(_data.Data.Postgres)}/status");
        Assert.DoesNotContain("Uid:\t0\t", Assert.Single(status, line => line.StartsWith("Uid:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_cluster_that_a_killed_server_left_running_is_taken_over()
    {
        var before = Postmaster.Of(_data.Data.Postgres);

        var next = new PrivateCluster(_data.Data);
        await next.StartAsync(default);

        Assert.Equal(before, Postmaster.Of(_data.Data.Postgres));
        Assert.Equal("1", await ScalarAsync("select 1"));
    }

    [Fact]
    public async Task A_stopped_cluster_leaves_no_process_and_starts_again_with_its_data()
    {
        await ScalarAsync("create table kept (); select 1");
        await _cluster.StopAsync();
        Assert.False(_cluster.IsAlive);
        Assert.False(File.Exists(Path.Combine(_data.Data.Postgres, "postmaster.pid")));

        await _cluster.StartAsync(default);

        Assert.Equal("0", await ScalarAsync("select count(*) from kept"));
    }

    [Fact]
    public async Task A_cluster_whose_postmaster_was_killed_starts_again()
    {
        await ScalarAsync("create table kept (); select 1");
        Postmaster.Signal(Postmaster.Of(_data.Data.Postgres)!.Value, Kill);
        while (_cluster.IsAlive) await Task.Delay(5);

        NpgsqlConnection.ClearAllPools();
        await _cluster.StartAsync(default);

        Assert.Equal("0", await ScalarAsync("select count(*) from kept"));
    }

    [Fact]
    public async Task A_pid_file_that_names_another_program_does_not_keep_it_from_starting()
    {
        await _cluster.StopAsync();
        await File.WriteAllTextAsync(
            Path.Combine(_data.Data.Postgres, "postmaster.pid"), $"{Environment.ProcessId}\n{_data.Data.Postgres}\n");

        await _cluster.StartAsync(default);

        Assert.Equal("1", await ScalarAsync("select 1"));
    }

    [Fact]
    public async Task A_setting_of_the_administrators_own_wins()
    {
        await _cluster.StopAsync();
        await File.AppendAllTextAsync(Path.Combine(_data.Data.Postgres, "postgresql.conf"), "max_connections = 77\n");

        await _cluster.StartAsync(default);

        Assert.Equal("77", await ScalarAsync("show max_connections"));
    }

    [Fact]
    public async Task A_setting_that_PostgreSQL_refuses_is_told_in_its_own_words()
    {
        await _cluster.StopAsync();
        await File.AppendAllTextAsync(Path.Combine(_data.Data.Postgres, "postgresql.conf"), "max_connections = many\n");

        var failure = await Assert.ThrowsAsync<CommandFailedException>(() => _cluster.StartAsync(default));

        Assert.Contains("FATAL", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_that_was_cut_off_while_the_cluster_was_made_leaves_nothing_in_the_way()
    {
        await using var data = new TemporaryData();
        data.Data.Create();
        Directory.CreateDirectory(data.Data.Postgres + ".new/base");
        var cluster = new PrivateCluster(data.Data);

        await cluster.StartAsync(default);

        Assert.True(cluster.IsAlive);
    }

    [Fact]
    public async Task A_data_folder_too_deep_for_a_socket_gets_its_socket_elsewhere()
    {
        await using var data = new TemporaryData(string.Join('/', Enumerable.Repeat("a-long-folder-name", 7)));
        data.Data.Create();
        var cluster = new PrivateCluster(data.Data);

        await cluster.StartAsync(default);

        Assert.DoesNotContain(data.Folder, SocketFolder.Of(data.Data), StringComparison.Ordinal);
        Assert.True(cluster.IsAlive);
    }

    [Fact]
    public async Task The_supervisor_starts_it_again_when_it_dies()
    {
        using var stop = new CancellationTokenSource();
        var supervisor = new ClusterSupervisor(_cluster, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance)
            .RunAsync(stop.Token);
        var before = Postmaster.Of(_data.Data.Postgres)!.Value;
        Postmaster.Signal(before, Kill);

        var clock = Stopwatch.StartNew();
        while (Postmaster.Of(_data.Data.Postgres) is not { } now || now == before)
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), "PostgreSQL was not started again.");
            await Task.Delay(20);
        }

        // A start that is cut off may bring PostgreSQL up behind the back of whoever stops it.
        await _cluster.WaitAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => supervisor);
    }

    private async Task<string> ScalarAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_cluster.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return $"{await command.ExecuteScalarAsync()}";
    }
}
