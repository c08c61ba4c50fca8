namespace GraphQl.Execution;

/// <summary>
/// CreateSourceEventStream().
/// <see href="https://spec.graphql.org/September2025/#sec-Source-Stream">§6.2.3.1</see>
/// </summary>
internal sealed partial class ExecutionRun
{
    /// <summary>
    /// The events of the one root field with what its answers may be shared by, or the request error that keeps them from being made.
    /// </summary>
    public async ValueTask<(IAsyncEnumerable<object?>? Events, object? SharedBy, GraphQlError? Error)> CreateSourceStreamAsync(
        object? source)
    {
        var root = new ObjectNode(null, 0, _plan.Root, source, _first);
        var plan = _plan.Root.Fields[0];
        try
        {
            if (plan.Field.Subscribe is not { } subscribe)
                throw new InvalidOperationException($"{plan.Parent}.{plan.Field.Name} has no source stream.");
            var events = subscribe(source, ContextOf(plan)).AsTask();
            await DispatchUntilAsync(events);
            return (await events, plan.Field.Definition.SharedBy?.Invoke(ContextOf(plan)), null);
        }
        catch (Exception exception) when (IsOfField(exception))
        {
            _first.Errors.Add(plan, root, 0, exception);
            return (null, null, _first.Errors.ToArray()[0]);
        }
    }

    /// <summary>Who subscribes may load first, to see whether the caller is allowed to.</summary>
    private async ValueTask DispatchUntilAsync(Task task)
    {
        if (task.IsCompleted) return;
        task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() => _inbox.Add(task));
        while (!task.IsCompleted)
        {
            if (TakeArrived() || _scope.Loaders?.Dispatch(_inbox, _ct) is true) continue;
            await _inbox.WaitAsync(_ct);
        }
    }
}
