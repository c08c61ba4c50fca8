namespace GraphQl.Execution;

/// <summary>Keeps the book of what was announced, what is there and what has to wait for something else.</summary>
internal sealed class Delivery
{
    private readonly List<DeliveryRecord> _pending = [];
    private readonly List<IncrementalEntry> _entries = [];
    private readonly List<(DeliveryRecord Record, GraphQlError[] Errors)> _completed = [];
    private readonly List<DeliveryRecord> _open = [];
    private int _ids;

    /// <summary>Something was announced that is not completed.</summary>
    public bool IsOpen => _open.Count > 0;

    public bool HasNews => _pending.Count + _entries.Count + _completed.Count > 0;

    /// <summary>The next part of the response: what has changed since the last one.</summary>
    public IncrementalPayload Take(OperationResult? first = null)
    {
        var payload = new IncrementalPayload(first, [.. _pending], [.. _entries], [.. _completed], IsOpen);
        _pending.Clear();
        _entries.Clear();
        _completed.Clear();
        return payload;
    }

    public void Announce(IEnumerable<DeliveryRecord> records)
    {
        foreach (var record in records) Announce(record);
    }

    /// <summary>A unit is done: what it belongs to may be complete now.</summary>
    public void Settle(WorkUnit unit)
    {
        foreach (var record in unit.Records)
        {
            if (record is StreamRecord stream) DeliverItems(stream);
            if (record is not FragmentRecord fragment) continue;
            fragment.Open--;
            if (fragment.IsDone) continue;
            if (unit.IsFailed) Fail(fragment, unit.Errors.ToArray());
            else if (fragment is { Open: 0, Id: not null }) Complete(fragment);
        }
    }

    /// <summary>A unit whose place was taken away before it began.</summary>
    public void Forget(WorkUnit unit)
    {
        unit.IsSent = true;
        foreach (var record in unit.Records.OfType<FragmentRecord>())
        {
            record.Open--;
            if (record is { IsDone: false, Open: 0, Id: not null }) Complete(record);
        }
    }

    public void FailAll(GraphQlError error)
    {
        foreach (var record in _open.ToArray()) Fail(record, [error]);
    }

    private void Announce(DeliveryRecord record)
    {
        if (record.Place.IsDetached()) return;
        if (record is FragmentRecord { Parent: { IsDone: false } parent })
        {
            parent.Waiting.Add(record);
            return;
        }

        if (record is FragmentRecord { Parent.IsFailed: true }) return;
        if (record is FragmentRecord { Units.Count: 0 } empty)
        {
            // Everything in it was delivered elsewhere.
            empty.IsDone = true;
            Announce(empty.Waiting);
            return;
        }

        record.Id = (_ids++).ToString(System.Globalization.CultureInfo.InvariantCulture);
        _pending.Add(record);
        _open.Add(record);
        if (record is FragmentRecord { Open: 0 } finished) Complete(finished);
        if (record is StreamRecord stream) DeliverItems(stream);
    }

    private void Complete(FragmentRecord record)
    {
        if (record.Units.Find(unit => unit.IsFailed) is { } failed)
        {
            Fail(record, failed.Errors.ToArray());
            return;
        }

        var sent = new List<WorkUnit>();
        foreach (var unit in record.Units.Where(unit => !unit.IsSent))
        {
            unit.IsSent = true;
            var bearer = unit.Records.Where(
                candidate => candidate is { Id: not null, IsDone: false }).MaxBy(candidate => candidate.Path.Count)
                ?? record;
            var path = unit.Root!.Parent?.PathTo(unit.Root.Index) ?? [];
            _entries.Add(new(bearer.Id!, path[bearer.Path.Count..], unit.Root, [], unit.Errors.ToArray()));
            sent.Add(unit);
        }

        Close(record, []);
        foreach (var unit in sent) Announce(unit.NewRecords);
        Announce(record.Waiting);
    }

    private void Fail(DeliveryRecord record, GraphQlError[] errors)
    {
        record.IsFailed = true;
        if (record.Id is not null) Close(record, errors);
        record.IsDone = true;
    }

    private void Close(DeliveryRecord record, GraphQlError[] errors)
    {
        if (record.IsDone) return;
        record.IsDone = true;
        _open.Remove(record);
        _completed.Add((record, errors));
    }

    /// <summary>Items go out in their order, as far as they are there.</summary>
    private void DeliverItems(StreamRecord stream)
    {
        if (stream.Id is null || stream.IsDone) return;
        var (items, errors, units) = (new List<object?>(), new List<GraphQlError>(), new List<WorkUnit>());
        var failed = default(WorkUnit);
        while (failed is null && stream.Items.TryPeek(out var unit) && unit.IsFinished)
        {
            stream.Items.Dequeue();
            if (unit.IsFailed) failed = unit;
            else if (!unit.IsEmpty) units.Add(unit);
        }

        foreach (var unit in units)
        {
            items.Add(unit.Root!.Values[0]);
            errors.AddRange(unit.Errors.ToArray());
        }

        if (items.Count > 0) _entries.Add(new(stream.Id, [], null, items, [.. errors]));
        if (failed is not null) Fail(stream, failed.Errors.ToArray());
        else if (stream.Items.Count == 0) Close(stream, []);
        foreach (var unit in units) Announce(unit.NewRecords);
    }
}
