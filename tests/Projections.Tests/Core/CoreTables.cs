using Fixtures;

namespace Projections.Tests.Core;

/// <summary>Reads one schema's tables as the model's text.</summary>
public sealed class CoreTables(TestDatabase database, string schema)
{
    public async Task<IReadOnlyList<string>> ReadAsync(string sql) => ExpectedTables.Text(await RowsAsync(sql));

    /// <summary>Every state that a node has had or has: from, to, and what <see cref="ExpectedTables.TreeAt"/> compares.</summary>
    public Task<List<object?[]>> ReadTreeAsync() => RowsAsync("""
        select valid_from, valid_to, node, parent, name, is_trashed, size_bytes, valid_from, mtime from nodes_past
        union all
        select valid_from, 9223372036854775807, node, parent, name, is_trashed, size_bytes, valid_from, mtime from nodes
        """);

    public static IReadOnlyList<string> TreeAt(IEnumerable<object?[]> states, long position) =>
        ExpectedTables.Text(states.Where(row => (long)row[0]! <= position && position < (long)row[1]!).Select(row => row[2..]));

    private async Task<List<object?[]>> RowsAsync(string sql)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"set search_path to {schema}; {sql}";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }
}
