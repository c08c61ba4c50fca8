using System.Text;
using Domain;
using Npgsql;

namespace Projections.Activity;

/// <summary>Reads of the activity read model. Whoever calls has made sure that the caller may know of the space.</summary>
public sealed class ActivityQueries(NpgsqlDataSource database)
{
    private const long FirstWindow = 10_000;
    private const int WindowGrowth = 8;

    private static readonly TimeSpan QueryTimeMax = TimeSpan.FromSeconds(30);

    /// <summary>A page, newest first.</summary>
    public async Task<IReadOnlyList<ActivityRow>> PageAsync(ActivityFilter filter, CancellationToken ct)
    {
        await using var reads = await PlannedReads.BeginAsync(database, QueryTimeMax, ct);
        var before = filter.Before ?? new ActivityCursor(await NewestAsync(reads, ct) + 1, 0);
        List<object> values = [before.Position, before.Item, 0L, 0L, 0];
        var where = await ConditionsAsync(reads, filter, values, ct);

        // Newest first out of very many or very few matches: no one index serves both. So the log is searched backwards in windows
        // that grow: where matches are dense the first window fills the page, where they are sparse the index of the condition is
        // asked for a long stretch at once.
        var rows = new List<ActivityRow>();
        var window = FirstWindow;
        for (var upper = before.Position; rows.Count < filter.Max && upper > 0; window *= WindowGrowth)
        {
            var lower = Math.Max(upper - window, 0);
            (values[2], values[3], values[4]) = (lower, upper, filter.Max - rows.Count);
            await using var command = reads.Command(Page(where), values);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct)) rows.Add(Row(reader));
            upper = lower;
        }

        return rows;
    }

    /// <summary>The rows of a stretch of the log, oldest first: what its events meant, in names of that moment.</summary>
    public async Task<ILookup<long, ActivityRow>> BetweenAsync(long first, long last, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Columns + """
            where e.position between $1 and $2 order by e.position, e.item
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = first });
        command.Parameters.Add(new NpgsqlParameter { Value = last });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<ActivityRow>();
        while (await reader.ReadAsync(ct)) rows.Add(Row(reader));
        return rows.ToLookup(row => row.Cursor.Position);
    }

    /// <summary>Those positions of a stretch of the log at which something happened that the filter lets through.</summary>
    public async Task<IReadOnlySet<long>> MatchAsync(ActivityFilter filter, long first, long last, CancellationToken ct)
    {
        await using var reads = await PlannedReads.BeginAsync(database, QueryTimeMax, ct);
        List<object> values = [first, last];
        var where = await ConditionsAsync(reads, filter, values, ct);
        await using var command = reads.Command(
            $"select distinct e.position from activity.entries e where e.position between $1 and $2{where}", values);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var positions = new HashSet<long>();
        while (await reader.ReadAsync(ct)) positions.Add(reader.GetInt64(0));
        return positions;
    }

    /// <param name="values">The statement's parameters so far; those of the conditions are added.</param>
    private static async Task<string> ConditionsAsync(
        PlannedReads reads, ActivityFilter filter, List<object> values, CancellationToken ct)
    {
        var where = new StringBuilder();
        void Add(string condition, object value)
        {
            values.Add(value);
            where.Append("\n  and ").AppendFormat(null, condition, $"${values.Count}");
        }

        if (filter.Node is { } node)
        {
            // Everything in a space is below its root, so the root stands in no chain.
            if (await SpaceOfRootAsync(reads, node, ct) is { } space) Add("e.space = {0}", space);
            else Add("e.chain @> array[{0}::uuid]", node.Value);
        }

        if (filter.Space is { } only) Add("e.space = {0}", only.Value);
        if (filter.Person is { } person) Add("(e.actor = {0} or e.subject = {0})", person.Value);
        if (filter.Without.Count > 0) Add("not e.chain && {0}", filter.Without.Select(each => each.Value).ToArray());
        if (filter.Verbs is { } verbs) Add("e.verb = any({0})", verbs.ToArray());
        if (filter.Since is { } since) Add("e.at >= {0}", since.UtcDateTime);
        return where.ToString();
    }

    private static async Task<Guid?> SpaceOfRootAsync(PlannedReads reads, NodeId node, CancellationToken ct)
    {
        await using var command = reads.Command("select id from activity.spaces where root = $1", node.Value);
        return (Guid?)await command.ExecuteScalarAsync(ct);
    }

    private static async Task<long> NewestAsync(PlannedReads reads, CancellationToken ct)
    {
        await using var command = reads.Command("select max(position) from activity.entries");
        return await command.ExecuteScalarAsync(ct) as long? ?? 0;
    }

    private static ActivityRow Row(NpgsqlDataReader row)
    {
        T? Value<T>(int column) where T : struct => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);
        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);

        return new ActivityRow(
            new ActivityCursor(row.GetInt64(0), row.GetInt32(1)), row.GetFieldValue<DateTimeOffset>(2), row.GetString(3),
            Value<Guid>(4) is { } actor ? new UserId(actor) : null, Text(5),
            Value<Guid>(6) is { } subject ? new UserId(subject) : null, Text(7),
            Value<Guid>(8) is { } space ? new SpaceId(space) : null, Text(9),
            Value<Guid>(10) is { } node ? new NodeId(node) : null, row.GetBoolean(11), Text(12), Text(13), Text(14), Value<long>(15),
            row.GetInt32(16), Text(17))
        {
            Chain = row.GetFieldValue<Guid[]>(18),
        };
    }

    private static string Page(string where) => $"""
        {Columns}
        where (e.position, e.item) < ($1, $2) and e.position > $3 and e.position <= $4{where}
        order by e.position desc, e.item desc
        limit $5
        """;

    private const string Columns = """
        select e.position, e.item, e.at, e.verb, e.actor, a.name, e.subject, coalesce(nullif(s.name, ''), s.display_name), e.space, p.name,
          e.node, e.is_folder, e.name, e.path, e.from_path, e.size_bytes, e.count, e.detail, e.chain
        from activity.entries e
        left join activity.people a on a.id = e.actor
        left join activity.people s on s.id = e.subject
        left join activity.spaces p on p.id = e.space

        """;
}
