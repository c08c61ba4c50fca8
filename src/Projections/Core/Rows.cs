using Npgsql;
using NpgsqlTypes;

namespace Projections.Core;

/// <summary>How core's queries ask: parameters with their types named, and the rows read to their end.</summary>
internal static class Rows
{
    public static NpgsqlParameter<Guid> Uuid(Guid value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Uuid };

    public static NpgsqlParameter<Guid[]> Uuids(IEnumerable<Domain.NodeId> nodes) => new()
    {
        TypedValue = [.. nodes.Select(node => node.Value)],
        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid,
    };

    public static NpgsqlParameter<Guid[]> Uuids(IEnumerable<Domain.SpaceId> spaces) => new()
    {
        TypedValue = [.. spaces.Select(space => space.Value)],
        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid,
    };

    public static NpgsqlParameter<int> Integer(int value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Integer };

    public static NpgsqlParameter<long> Bigint(long value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bigint };

    public static NpgsqlParameter<string> Text(string value) =>
        new() { TypedValue = PathText.Sendable(value), NpgsqlDbType = NpgsqlDbType.Text };

    public static NpgsqlParameter<DateTime> Time(DateTimeOffset value) =>
        new() { TypedValue = value.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    extension(NpgsqlDataSource reads)
    {
        public async Task<IReadOnlyList<T>> ListAsync<T>(
            string sql, Func<NpgsqlDataReader, T> read, NpgsqlParameter[] parameters, CancellationToken ct)
        {
            await using var command = reads.CreateCommand(sql);
            command.Parameters.AddRange(parameters);
            await using var reader = await command.ExecuteReaderAsync(ct);
            var rows = new List<T>();
            while (await reader.ReadAsync(ct)) rows.Add(read(reader));
            return rows;
        }

        /// <summary>The first row; the default when there is none.</summary>
        public async Task<T?> OneAsync<T>(string sql, Func<NpgsqlDataReader, T> read, NpgsqlParameter[] parameters, CancellationToken ct)
        {
            var rows = await reads.ListAsync(sql, read, parameters, ct);
            return rows.Count == 0 ? default : rows[0];
        }
    }
}
