using Npgsql;

namespace EventStore.Subscriptions;

/// <summary>
/// The connection that writes one read model. Its advisory lock decides which node does: when the connection is gone, so is the lock, and
/// nothing can be written without it. Its commits do not wait for the disk, since what a crash takes back is replayed.
/// </summary>
internal sealed class ProjectionSession : IAsyncDisposable
{
    /// <summary>Raised by <c>mt_advance_progression</c>: the checkpoint is not where this node believes it is.</summary>
    public const string Overtaken = "OC001";

    private const int LockSpace = 0x6f63_7072; // keeps our lock numbers apart from other users' of the same database

    private readonly NpgsqlConnection _connection;
    private readonly string _name;

    private ProjectionSession(NpgsqlConnection connection, string name) => (_connection, _name) = (connection, name);

    public NpgsqlConnection Connection => _connection;

    public static async Task<ProjectionSession> OpenAsync(EventStoreOptions options, string name, string schema, CancellationToken ct)
    {
        var settings = $"-c synchronous_commit=off -c search_path={schema},public -c jit=off -c enable_seqscan=off -c enable_hashjoin=off "
            + "-c enable_mergejoin=off -c plan_cache_mode=force_generic_plan -c client_connection_check_interval=1000";
        var connectionString = new NpgsqlConnectionStringBuilder(Sessions.Dedicated(options.ConnectionString, name, settings))
        {
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
        };
        var connection = new NpgsqlConnection(connectionString.ToString());
        try
        {
            await connection.OpenAsync(ct);
            return new ProjectionSession(connection, name);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes this node the owner, unless another is.</summary>
    public async Task<bool> TryOwnAsync(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select pg_try_advisory_lock($1, hashtext($2))", _connection);
        command.Parameters.Add(new() { Value = LockSpace });
        command.Parameters.Add(new() { Value = _name });
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    public async Task<Checkpoint?> ReadCheckpointAsync(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select last_seq_id, version, generation, failed_at from mt_event_progression where name = $1", _connection);
        command.Parameters.Add(new() { Value = _name });
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new Checkpoint(new LogPosition(row.GetInt64(0)), row.GetInt32(1), row.GetInt64(2), !row.IsDBNull(3))
            : null;
    }

    /// <summary>
    /// Before the first start of a read model: its checkpoint, schema, tables and indexes, all or none. Whoever comes second waits at the
    /// checkpoint's row for the first, and finds everything made.
    /// </summary>
    public async Task EnsureCreatedAsync(ProjectionDefinition definition, CancellationToken ct)
    {
        await using var transaction = await _connection.BeginTransactionAsync(ct);
        await using (var command = new NpgsqlCommand(
            "insert into mt_event_progression (name, last_seq_id, version) values ($1, 0, $2) on conflict (name) do nothing", _connection))
        {
            command.Parameters.Add(new() { Value = _name });
            command.Parameters.Add(new() { Value = definition.Version });
            if (await command.ExecuteNonQueryAsync(ct) == 0) return;
        }

        await RunAsync($"create schema if not exists {ProjectionSchema.Quote(_name)}", ct);
        await RunAsync(definition.TablesSql, ct);
        if (definition.IndexesSql.Length > 0) await RunAsync(definition.IndexesSql, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Who stood there before.</summary>
    public async Task<string?> NameOwnerAsync(string owner, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            update mt_event_progression p set owner = $2
            from (select name, owner from mt_event_progression where name = $1 for update) before
            where p.name = before.name returning before.owner
            """, _connection);
        command.Parameters.Add(new() { Value = _name });
        command.Parameters.Add(new() { Value = owner });
        return await command.ExecuteScalarAsync(ct) as string;
    }

    /// <summary>Folds events into the read model and moves its checkpoint, in one round trip and one transaction.</summary>
    public async Task ApplyAsync(IProjection projection, IReadOnlyList<Recorded> events, Checkpoint from, CancellationToken ct)
    {
        await using var writes = new NpgsqlBatch(_connection);
        var advance = new NpgsqlBatchCommand("select mt_advance_progression($1, $2, $3, $4)");
        advance.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _name });
        advance.Parameters.Add(new NpgsqlParameter<long> { TypedValue = from.Generation });
        advance.Parameters.Add(new NpgsqlParameter<long> { TypedValue = from.Position.Value });
        advance.Parameters.Add(new NpgsqlParameter<long> { TypedValue = events[^1].Position.Value });
        writes.BatchCommands.Add(advance);
        await projection.ProjectAsync(events, _connection, writes, ct);
        await writes.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Writes down which event stopped the projection, or (null) that it goes on.</summary>
    public async Task RecordFailureAsync(Checkpoint at, LogPosition? failedAt, string? error, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "update mt_event_progression set failed_at = $3, error = $4 where name = $1 and generation = $2", _connection);
        command.Parameters.Add(new() { Value = _name });
        command.Parameters.Add(new() { Value = at.Generation });
        command.Parameters.Add(new() { Value = (object?)failedAt?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = (object?)error ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task RunAsync(string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Gives the lock back first: the server notices a closed connection only a little later.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_connection.State == System.Data.ConnectionState.Open)
                await RunAsync("select pg_advisory_unlock_all()", CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The connection is gone, and the lock with it.
        }

        await _connection.DisposeAsync();
    }
}

/// <param name="Generation">Raised by each swap of a rebuilt read model.</param>
internal sealed record Checkpoint(LogPosition Position, int Version, long Generation, bool HasFailed);
