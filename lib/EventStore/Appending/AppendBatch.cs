using Npgsql;
using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace EventStore.Appending;

/// <summary>The call of <c>mt_append_batch</c>: each command of the batch wholly or not at all, with the reason.</summary>
internal sealed class AppendBatch : IAsyncDisposable
{
    private readonly ColumnCall _call = new();

    private readonly List<Guid> _commandId;
    private readonly List<int> _commandCount;
    private readonly List<ReadOnlyMemory<byte>> _commandHeaders;
    private readonly List<string?> _commandCorrelation, _commandCausation, _commandUser;

    private readonly List<int> _streamCommand;
    private readonly List<Guid> _streamId;
    private readonly List<string> _streamType;
    private readonly List<long> _streamExpected;
    private readonly List<int> _streamCount;

    private readonly List<int> _eventCommand, _eventOffset, _eventStream, _eventOrdinal;
    private readonly List<Guid> _eventId;
    private readonly List<string> _eventType;
    private readonly List<byte[]> _eventData;

    private readonly List<int> _fenceCommand;
    private readonly List<Guid> _fenceId;
    private readonly List<long> _fenceSeenAt;
    private readonly List<bool> _fenceAdvance;

    private readonly NameColumns _take, _release;

    private readonly List<int> _budgetCommand;
    private readonly List<Guid> _budgetId;
    private readonly List<long> _budgetDelta;

    private readonly List<int> _limitCommand;
    private readonly List<Guid> _limitId;
    private readonly List<long?> _limitCeiling;

    private readonly List<int> _attachmentCommand;
    private readonly List<ReadOnlyMemory<byte>> _attachmentKey, _attachmentContent;

    /// <summary>Columns in the order of the function's parameters.</summary>
    public AppendBatch()
    {
        (_commandId, _commandCount, _commandHeaders) = (Column<Guid>(Uuid), Column<int>(Integer), Column<ReadOnlyMemory<byte>>(Json));
        (_commandCorrelation, _commandCausation, _commandUser) = (Column<string?>(Text), Column<string?>(Text), Column<string?>(Text));
        (_streamCommand, _streamId, _streamType) = (Column<int>(Integer), Column<Guid>(Uuid), Column<string>(Text));
        (_streamExpected, _streamCount) = (Column<long>(Bigint), Column<int>(Integer));
        (_eventCommand, _eventOffset) = (Column<int>(Integer), Column<int>(Integer));
        (_eventStream, _eventOrdinal) = (Column<int>(Integer), Column<int>(Integer));
        (_eventId, _eventType, _eventData) = (Column<Guid>(Uuid), Column<string>(Text), Column<byte[]>(Json));
        (_fenceCommand, _fenceId) = (Column<int>(Integer), Column<Guid>(Uuid));
        (_fenceSeenAt, _fenceAdvance) = (Column<long>(Bigint), Column<bool>(NpgsqlDbType.Boolean));
        _take = new(Column<int>(Integer), Column<Guid>(Uuid), Column<string>(Text), Column<Guid>(Uuid));
        _release = new(Column<int>(Integer), Column<Guid>(Uuid), Column<string>(Text), Column<Guid>(Uuid));
        (_budgetCommand, _budgetId, _budgetDelta) = (Column<int>(Integer), Column<Guid>(Uuid), Column<long>(Bigint));
        (_limitCommand, _limitId, _limitCeiling) = (Column<int>(Integer), Column<Guid>(Uuid), Column<long?>(Bigint));
        (_attachmentCommand, _attachmentKey) = (Column<int>(Integer), Column<ReadOnlyMemory<byte>>(Bytea));
        _attachmentContent = Column<ReadOnlyMemory<byte>>(Bytea);
    }

    public Task PrepareAsync(NpgsqlConnection connection, CancellationToken ct) => _call.PrepareAsync("mt_append_batch", connection, ct);

    /// <summary>
    /// Applies the commands in one transaction; <paramref name="rows"/> gets one row per command, at the command's own index.
    /// </summary>
    public async Task ExecuteAsync(IReadOnlyList<PendingAppend> commands, AppendRow[] rows, CancellationToken ct)
    {
        try
        {
            for (var i = 0; i < commands.Count; i++) Add(commands[i], index: i + 1);

            await using var reader = await _call.ExecuteAsync(ct);
            while (await reader.ReadAsync(ct)) rows[reader.GetInt32(0) - 1] = AppendRow.Read(reader);
        }
        finally
        {
            _call.Clear();
        }
    }

    public ValueTask DisposeAsync() => _call.DisposeAsync();

    private List<T> Column<T>(NpgsqlDbType type) => _call.Column<T>(type);

    private void Add(PendingAppend pending, int index)
    {
        var (request, metadata) = (pending.Request, pending.Request.Metadata);
        _commandId.Add(request.CommandId);
        _commandCount.Add(pending.Events.Count);
        _commandHeaders.Add(metadata.Headers);
        _commandCorrelation.Add(metadata.CorrelationId);
        _commandCausation.Add(metadata.CausationId);
        _commandUser.Add(metadata.UserName);

        AddEvents(pending, index, firstStream: _streamId.Count + 1);
        AddStreams(request, index);
        foreach (var name in request.Reserve) _take.Add(index, name);
        foreach (var name in request.Release) _release.Add(index, name);
        AddRest(request, index);
    }

    private void AddEvents(PendingAppend pending, int index, int firstStream)
    {
        for (var i = 0; i < pending.Events.Count; i++)
        {
            var @event = pending.Events[i];
            _eventCommand.Add(index);
            _eventOffset.Add(i);
            _eventStream.Add(firstStream + @event.Stream);
            _eventOrdinal.Add(@event.Ordinal);
            _eventId.Add(@event.Id);
            _eventType.Add(@event.Type);
            _eventData.Add(@event.Data);
        }
    }

    private void AddStreams(AppendRequest request, int index)
    {
        foreach (var stream in request.Streams) AddStream(index, stream.Stream, stream.ExpectedVersion, stream.Events.Count);
        foreach (var guard in request.Guards) AddStream(index, guard.Stream, guard.Version, count: 0);
    }

    private void AddStream(int index, StreamId stream, long expected, int count)
    {
        _streamCommand.Add(index);
        _streamId.Add(stream.Key);
        _streamType.Add(stream.Category);
        _streamExpected.Add(expected);
        _streamCount.Add(count);
    }

    private void AddRest(AppendRequest request, int index)
    {
        foreach (var fence in request.Fences)
        {
            _fenceCommand.Add(index);
            _fenceId.Add(fence.Key);
            _fenceSeenAt.Add(fence.SeenAt.Value);
            _fenceAdvance.Add(fence.Advance);
        }

        foreach (var change in request.Budgets)
        {
            _budgetCommand.Add(index);
            _budgetId.Add(change.Budget);
            _budgetDelta.Add(change.Delta);
        }

        foreach (var limit in request.BudgetLimits)
        {
            _limitCommand.Add(index);
            _limitId.Add(limit.Budget);
            _limitCeiling.Add(limit.Limit);
        }

        foreach (var attachment in request.Attachments)
        {
            _attachmentCommand.Add(index);
            _attachmentKey.Add(attachment.Key);
            _attachmentContent.Add(attachment.Content);
        }
    }

    private sealed record NameColumns(List<int> Command, List<Guid> Scope, List<string> Name, List<Guid> Holder)
    {
        public void Add(int index, Reservation name)
        {
            Command.Add(index);
            Scope.Add(name.Scope);
            Name.Add(name.Name);
            Holder.Add(name.Holder);
        }
    }
}
