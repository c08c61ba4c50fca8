using EventStore.Subscriptions;
using Npgsql;

namespace EventStore.Tests.Subscriptions;

/// <summary>A read model for these tests: one row per <see cref="Noted"/>, and a row per stream that counts them.</summary>
internal sealed class Notes : IProjection
{
    public const string Poison = "poison";

    public static ProjectionDefinition Definition(string name = "notes", int version = 1) => new()
    {
        Name = name,
        Version = version,
        TablesSql = """
            create table notes (position bigint primary key, stream uuid not null, text text not null);
            create table counts (stream uuid primary key, notes bigint not null)
            """,
        IndexesSql = "create index notes_by_stream on notes (stream)",
        Create = static () => new Notes(),
        RebuildBatchMax = 100,
    };

    /// <summary>While set, a note with the text <see cref="Poison"/> cannot be folded.</summary>
    public static bool IsPoisonous { get; set; }

    public ValueTask ProjectAsync(IReadOnlyList<Recorded> events, NpgsqlConnection connection, NpgsqlBatch writes, CancellationToken ct)
    {
        foreach (var recorded in events)
        {
            if (recorded.Event is not Noted note) continue;
            if (IsPoisonous && note.Text == Poison) throw new InvalidOperationException("cannot fold this");
            Add(
                writes,
                "insert into notes (position, stream, text) values ($1, $2, $3)",
                recorded.Position.Value, recorded.Stream.Key, note.Text);
            Add(
                writes,
                "insert into counts as c (stream, notes) values ($1, 1) on conflict (stream) do update set notes = c.notes + 1",
                recorded.Stream.Key);
        }

        return ValueTask.CompletedTask;
    }

    private static void Add(NpgsqlBatch writes, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        writes.BatchCommands.Add(command);
    }
}
