using Fixtures;
using Npgsql;
using Xunit;

namespace EventStore.Tests;

public sealed class ClusterTests
{
    [Fact]
    public async Task A_database_is_made_with_default_durability()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync();

        Assert.Equal("on", await database.ScalarAsync<string>("show synchronous_commit"));
        Assert.Equal("on", await database.ScalarAsync<string>("show fsync"));
    }

    [Fact]
    public async Task A_killed_cluster_starts_again_with_its_data()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        await using var database = await cluster.DatabaseAsync();
        await database.ExecuteAsync("create table t as select 1 as one");

        await cluster.KillAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => database.ExecuteAsync("select 1"));
        await cluster.RunAsync();

        Assert.Equal(1, await database.ScalarAsync<int>("select one from t"));
    }
}
