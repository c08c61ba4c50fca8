using System.Data;
using Npgsql;
using NpgsqlTypes;

namespace EventStore.Appending;

/// <summary>The prepared call of a set-based function: one list per array parameter, filled, sent and emptied for each batch.</summary>
internal sealed class ColumnCall : IAsyncDisposable
{
    private readonly NpgsqlCommand _call = new();
    private readonly List<Action> _clears = [];

    /// <summary>The next parameter of the function.</summary>
    public List<T> Column<T>(NpgsqlDbType type)
    {
        var column = new List<T>();
        _call.Parameters.Add(new NpgsqlParameter<List<T>> { TypedValue = column, NpgsqlDbType = NpgsqlDbType.Array | type });
        _clears.Add(column.Clear);
        return column;
    }

    public async Task PrepareAsync(string function, NpgsqlConnection connection, CancellationToken ct)
    {
        var parameters = string.Join(", ", Enumerable.Range(1, _call.Parameters.Count).Select(n => $"${n}"));
        _call.CommandText = $"select * from {function}({parameters})";
        _call.Connection = connection;
        await _call.PrepareAsync(ct);
    }

    public Task<NpgsqlDataReader> ExecuteAsync(CancellationToken ct) => _call.ExecuteReaderAsync(CommandBehavior.SingleResult, ct);

    public void Clear()
    {
        foreach (var clear in _clears) clear();
    }

    public ValueTask DisposeAsync() => _call.DisposeAsync();
}
