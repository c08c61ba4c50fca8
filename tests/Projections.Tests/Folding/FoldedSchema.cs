using System.Text;
using EventStore;
using EventStore.Subscriptions;
using Fixtures;
using Npgsql;

namespace Projections.Tests.Folding;

/// <summary>One read model in a schema of a test database, folded from events that no store has seen.</summary>
public sealed class FoldedSchema(TestDatabase database, ProjectionDefinition definition, string schema)
{
    private IProjection _projection = Owned(definition);

    public static async Task<FoldedSchema> CreateAsync(TestDatabase database, ProjectionDefinition definition, string? schema = null)
    {
        schema ??= definition.Name;
        await database.ExecuteAsync(
            $"create schema {schema}; set search_path to {schema}; {definition.TablesSql}; {definition.IndexesSql}; reset search_path");
        return new FoldedSchema(database, definition, schema);
    }

    /// <summary>Folds a batch as the runner does: read on the connection, then write everything in one transaction.</summary>
    public async Task FoldAsync(IReadOnlyList<Recorded> events)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var path = new NpgsqlCommand($"set local search_path to {schema}", connection)) await path.ExecuteNonQueryAsync();
        await using var writes = new NpgsqlBatch(connection, transaction);
        await _projection.ProjectAsync(events, connection, writes, CancellationToken.None);
        if (writes.BatchCommands.Count > 0) await writes.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    /// <summary>Folds the same events cut at random places; sometimes the projection starts anew, as after a fail-over.</summary>
    public async Task FoldInPiecesAsync(IReadOnlyList<Recorded> events, Random random)
    {
        for (var at = 0; at < events.Count;)
        {
            var count = random.Next(1, 1 + Math.Min(events.Count - at, random.Next(2) == 0 ? 3 : 50));
            await FoldAsync(events.Skip(at).Take(count).ToArray());
            at += count;
            if (random.Next(5) == 0) _projection = Owned(definition);
        }
    }

    /// <summary>Every table's rows as sorted text.</summary>
    public async Task<string> DumpAsync()
    {
        var all = new StringBuilder();
        var tables = $"select table_name from information_schema.tables where table_schema = '{schema}' order by 1";
        foreach (var table in await LinesAsync(tables))
        {
            all.AppendLine($"-- {table}");
            foreach (var row in await LinesAsync($"select r::text from {schema}.{table} r order by 1")) all.AppendLine(row);
        }

        return all.ToString();
    }

    private static IProjection Owned(ProjectionDefinition definition) =>
        definition.CreateOwned?.Invoke("this node", LogPosition.Start) ?? definition.Create();

    private async Task<List<string>> LinesAsync(string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return lines;
    }
}
