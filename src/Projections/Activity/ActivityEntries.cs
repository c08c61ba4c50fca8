using Npgsql;

namespace Projections.Activity;

/// <summary>One row of the read model, before it is written.</summary>
internal sealed record Entry(long Position, DateTimeOffset At, string Verb)
{
    public int Item { get; init; }
    public Guid? Actor { get; init; }
    public Guid? Subject { get; init; }
    public Guid? Space { get; init; }
    public Guid? Node { get; init; }
    public bool IsFolder { get; init; }
    public string? Name { get; init; }
    public string? Path { get; init; }
    public string? FromPath { get; init; }
    public long? SizeBytes { get; init; }
    public int Count { get; init; } = 1;
    public string? Detail { get; init; }
    public IReadOnlyList<Guid> Chain { get; init; } = [];
}

/// <summary>The rows of one batch.</summary>
internal sealed class ActivityEntries
{
    private readonly List<Entry> _entries = [];

    public void Add(Entry entry) => _entries.Add(entry);

    public void Write(NpgsqlBatch writes)
    {
        if (_entries.Count == 0) return;

        writes.Add(
            Insert, Column(e => e.Position), Column(e => e.At), Column(e => e.SizeBytes), Column(e => e.Item), Column(e => e.Count),
            Column(e => e.Actor), Column(e => e.Subject), Column(e => e.Space), Column(e => e.Node), Column(e => e.IsFolder),
            Column(e => e.Verb), Column(e => e.Name), Column(e => e.Path), Column(e => e.FromPath), Column(e => e.Detail),
            Column(e => $"{{{string.Join(',', e.Chain)}}}"));
    }

    private T[] Column<T>(Converter<Entry, T> value) => [.. _entries.ConvertAll(value)];

    // Arrays of unequal lengths cannot be elements of one array, so chains travel as array literals.
    private const string Insert = """
        insert into entries
          (position, at, size_bytes, item, count, actor, subject, space, node, is_folder, verb, name, path, from_path, detail, chain)
        select
          position, at, size_bytes, item, count, actor, subject, space, node, is_folder, verb, name, path, from_path, detail,
          chain::uuid[]
        from unnest(
          $1::bigint[], $2::timestamptz[], $3::bigint[], $4::int[], $5::int[], $6::uuid[], $7::uuid[], $8::uuid[], $9::uuid[],
          $10::boolean[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[])
          as row (position, at, size_bytes, item, count, actor, subject, space, node, is_folder, verb, name, path, from_path, detail, chain)
        """;
}
