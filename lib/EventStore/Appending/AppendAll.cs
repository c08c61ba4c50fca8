using System.Runtime.InteropServices;
using Npgsql;
using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace EventStore.Appending;

/// <summary>
/// The call of <c>mt_append_all</c>: the whole batch or nothing, which costs half of <see cref="AppendBatch"/> and is how nearly every
/// batch ends. Positions and versions are counted here, from the log's end that the function answers.
/// </summary>
internal sealed class AppendAll : IAsyncDisposable
{
    private readonly ColumnCall _call = new();

    private readonly List<Guid> _commandId;
    private readonly List<int> _commandFirst, _commandLast;

    private readonly List<Guid> _newId;
    private readonly List<string> _newType;
    private readonly List<long> _newCount;

    private readonly List<Guid> _oldId;
    private readonly List<long> _oldExpected, _oldCount;

    private readonly List<Guid> _eventStream;
    private readonly List<string> _eventCategory;
    private readonly List<long> _eventVersion;
    private readonly List<Guid> _eventId;
    private readonly List<string> _eventType;
    private readonly List<byte[]> _eventData;
    private readonly List<ReadOnlyMemory<byte>> _eventHeaders;
    private readonly List<string?> _eventCorrelation, _eventCausation, _eventUser;

    private readonly List<Guid> _fenceId;
    private readonly List<long> _fenceSeenAt;
    private readonly List<Guid> _advancedId;
    private readonly List<int> _advancedLast;

    private readonly NameColumns _take, _release;

    private readonly List<Guid> _budgetId;
    private readonly List<long> _budgetDelta, _budgetGrowth;

    private readonly List<ReadOnlyMemory<byte>> _attachmentKey, _attachmentContent;

    /// <summary>Where a fence or a budget stands in its columns: commands of one batch share them.</summary>
    private readonly Dictionary<Guid, int> _fences = [], _budgets = [];

    /// <summary>Columns in the order of the function's parameters.</summary>
    public AppendAll()
    {
        (_commandId, _commandFirst, _commandLast) = (Column<Guid>(Uuid), Column<int>(Integer), Column<int>(Integer));
        (_newId, _newType, _newCount) = (Column<Guid>(Uuid), Column<string>(Text), Column<long>(Bigint));
        (_oldId, _oldExpected, _oldCount) = (Column<Guid>(Uuid), Column<long>(Bigint), Column<long>(Bigint));
        (_eventStream, _eventCategory, _eventVersion) = (Column<Guid>(Uuid), Column<string>(Text), Column<long>(Bigint));
        (_eventId, _eventType, _eventData) = (Column<Guid>(Uuid), Column<string>(Text), Column<byte[]>(Json));
        (_eventHeaders, _eventCorrelation) = (Column<ReadOnlyMemory<byte>>(Json), Column<string?>(Text));
        (_eventCausation, _eventUser) = (Column<string?>(Text), Column<string?>(Text));
        (_fenceId, _fenceSeenAt) = (Column<Guid>(Uuid), Column<long>(Bigint));
        (_advancedId, _advancedLast) = (Column<Guid>(Uuid), Column<int>(Integer));
        _take = new(Column<Guid>(Uuid), Column<string>(Text), Column<Guid>(Uuid));
        _release = new(Column<Guid>(Uuid), Column<string>(Text), Column<Guid>(Uuid));
        (_budgetId, _budgetDelta, _budgetGrowth) = (Column<Guid>(Uuid), Column<long>(Bigint), Column<long>(Bigint));
        (_attachmentKey, _attachmentContent) = (Column<ReadOnlyMemory<byte>>(Bytea), Column<ReadOnlyMemory<byte>>(Bytea));
    }

    public Task PrepareAsync(NpgsqlConnection connection, CancellationToken ct) => _call.PrepareAsync("mt_append_all", connection, ct);

    /// <summary>
    /// Whether the command is of the usual kind, and sent for the first time: one that may have been applied would be found only by a
    /// failure.
    /// </summary>
    public static bool Takes(PendingAppend pending)
    {
        var request = pending.Request;
        if (pending.SendCount > 1 || request.Guards.Count > 0 || request.BudgetLimits.Count > 0) return false;

        foreach (var stream in request.Streams)
            if (stream.ExpectedVersion < 0) return false;
        return true;
    }

    /// <summary>False, and nothing changed, when any of the commands has to be refused.</summary>
    public async Task<bool> TryExecuteAsync(IReadOnlyList<PendingAppend> commands, AppendRow[] rows, CancellationToken ct)
    {
        try
        {
            foreach (var command in commands) Add(command);

            await using var reader = await _call.ExecuteAsync(ct);
            await reader.ReadAsync(ct);
            if (await reader.IsDBNullAsync(0, ct)) return false;

            var (head, recordedAt) = (reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1));
            for (var i = 0; i < commands.Count; i++) rows[i] = Row(head, recordedAt, _commandFirst[i], _commandLast[i]);
            return true;
        }
        finally
        {
            _call.Clear();
            _fences.Clear();
            _budgets.Clear();
        }
    }

    public ValueTask DisposeAsync() => _call.DisposeAsync();

    private static AppendRow Row(long head, DateTimeOffset recordedAt, int first, int last) => new(
        AppendOutcome.Appended,
        new AppendResult.Appended(
            new LogPosition(head + first), new LogPosition(head + last), recordedAt.AddMicroseconds(first - 1), Repeated: false));

    private List<T> Column<T>(NpgsqlDbType type) => _call.Column<T>(type);

    private void Add(PendingAppend pending)
    {
        var request = pending.Request;
        _commandId.Add(request.CommandId);
        _commandFirst.Add(_eventId.Count + 1);
        AddEvents(pending);
        _commandLast.Add(_eventId.Count);

        foreach (var stream in request.Streams) AddStream(stream);
        foreach (var fence in request.Fences) AddFence(fence, last: _eventId.Count);
        foreach (var name in request.Reserve) _take.Add(name);
        foreach (var name in request.Release) _release.Add(name);
        foreach (var change in request.Budgets) AddBudget(change);
        foreach (var attachment in request.Attachments)
        {
            _attachmentKey.Add(attachment.Key);
            _attachmentContent.Add(attachment.Content);
        }
    }

    private void AddEvents(PendingAppend pending)
    {
        var metadata = pending.Request.Metadata;
        foreach (var @event in pending.Events)
        {
            var stream = pending.Request.Streams[@event.Stream];
            _eventStream.Add(stream.Stream.Key);
            _eventCategory.Add(stream.Stream.Category);
            _eventVersion.Add(stream.ExpectedVersion + @event.Ordinal);
            _eventId.Add(@event.Id);
            _eventType.Add(@event.Type);
            _eventData.Add(@event.Data);
            _eventHeaders.Add(metadata.Headers);
            _eventCorrelation.Add(metadata.CorrelationId);
            _eventCausation.Add(metadata.CausationId);
            _eventUser.Add(metadata.UserName);
        }
    }

    private void AddStream(StreamAppend stream)
    {
        if (stream.ExpectedVersion == 0)
        {
            _newId.Add(stream.Stream.Key);
            _newType.Add(stream.Stream.Category);
            _newCount.Add(stream.Events.Count);
        }
        else
        {
            _oldId.Add(stream.Stream.Key);
            _oldExpected.Add(stream.ExpectedVersion);
            _oldCount.Add(stream.Events.Count);
        }
    }

    /// <summary>Whoever saw the least decides for all that rely on a fence.</summary>
    private void AddFence(Fence fence, int last)
    {
        ref var at = ref Place(_fences, fence.Key, out var isNew);
        if (isNew)
        {
            at = _fenceId.Count;
            _fenceId.Add(fence.Key);
            _fenceSeenAt.Add(fence.SeenAt.Value);
        }
        else
        {
            _fenceSeenAt[at] = Math.Min(_fenceSeenAt[at], fence.SeenAt.Value);
        }

        if (!fence.Advance) return;
        _advancedId.Add(fence.Key);
        _advancedLast.Add(last);
    }

    /// <summary>Where even the sum of all growth fits, the order of the commands does not matter.</summary>
    private void AddBudget(BudgetChange change)
    {
        ref var at = ref Place(_budgets, change.Budget, out var isNew);
        if (isNew)
        {
            at = _budgetId.Count;
            _budgetId.Add(change.Budget);
            _budgetDelta.Add(0);
            _budgetGrowth.Add(0);
        }

        _budgetDelta[at] += change.Delta;
        _budgetGrowth[at] += Math.Max(0, change.Delta);
    }

    private static ref int Place(Dictionary<Guid, int> places, Guid key, out bool isNew)
    {
        ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(places, key, out var exists);
        isNew = !exists;
        return ref at;
    }

    private sealed record NameColumns(List<Guid> Scope, List<string> Name, List<Guid> Holder)
    {
        public void Add(Reservation name)
        {
            Scope.Add(name.Scope);
            Name.Add(name.Name);
            Holder.Add(name.Holder);
        }
    }
}
