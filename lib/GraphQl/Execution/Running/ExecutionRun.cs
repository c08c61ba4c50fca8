using System.Runtime.ExceptionServices;
using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Execution;

/// <summary>
/// One execution of a plan. Objects wait in a queue and are resolved one after the other, so a level is done before the next; what takes
/// time is
/// set aside. When nothing is left to do at once, every loader is asked for one batch: that is one per level, with no timer and no guess.
/// <see href="https://spec.graphql.org/September2025/#sec-Executing-Selection-Sets">§6.3</see>
/// </summary>
internal sealed partial class ExecutionRun
{
    private readonly OperationPlan _plan;
    private readonly CoercedVariables _variables;
    private readonly RequestScope _scope;
    private readonly ExecutionOptions _options;
    private readonly CancellationToken _ct;
    private readonly Queue<ObjectNode> _objects = new();
    private readonly Inbox _inbox = new();
    private readonly WorkUnit _first;
    private FieldContext?[] _contexts;
    private int _pending;
    private int _values;
    private bool _hasErrors;

    public ExecutionRun(OperationPlan plan, CoercedVariables variables, RequestScope scope, ExecutionOptions options, CancellationToken ct)
    {
        (_plan, _variables, _scope, _options, _ct) = (plan, variables, scope, options, ct);
        _first = new(NewErrors());
        _contexts = new FieldContext?[plan.IdCount];
    }

    /// <summary>The response, whole.</summary>
    public async ValueTask<OperationResult> ExecuteAsync(object? source)
    {
        try
        {
            return Result(await RunRootAsync(source));
        }
        finally
        {
            CloseSequences();
        }
    }

    /// <summary>
    /// The root fields: of a mutation one after the other, each with all that is selected below it, else all at once.
    /// <see href="https://spec.graphql.org/September2025/#sec-Query">§6.2.1</see>,
    /// <see href="https://spec.graphql.org/September2025/#sec-Mutation">§6.2.2</see>
    /// </summary>
    private async ValueTask<ObjectNode> RunRootAsync(object? source)
    {
        var root = new ObjectNode(null, 0, _plan.Root, source, _first);
        _first.Root = root;
        if (_plan.IsIncremental) PlanLater(root, _plan.Root, null);
        if (_plan.Kind != OperationType.Mutation)
        {
            Enqueue(root);
            await DrainAsync();
            return root;
        }

        for (var i = 0; i < _plan.Root.Fields.Length && !root.IsGone; i++)
        {
            Resolve(root, i, _plan.Root.Fields[i]);
            await DrainAsync();
        }

        return root;
    }

    /// <summary>An error took the place: nothing below it is answered, so nothing need be done for it.</summary>
    private bool IsOver(ResultNode node) => _hasErrors && !_options.TellAllErrors && node.IsDetached();

    /// <summary>The rest ends the whole run: the caller has gone, the time is up, or the response is too large.</summary>
    private bool IsOfField(Exception exception) =>
        exception is not TooManyValuesException && (exception is not OperationCanceledException || !_ct.IsCancellationRequested);

    /// <summary>Called before there is room made for so many values.</summary>
    private void Count(int values)
    {
        if ((_values += values) > _options.ValuesMax) throw new TooManyValuesException();
    }

    private OperationResult Result(ObjectNode root) => new(root.IsGone ? null : root, _first.Errors.ToArray());

    private ResultErrors NewErrors() => new(_plan.Document, _options);

    private void Enqueue(ObjectNode node)
    {
        node.Unit.Open++;
        _objects.Enqueue(node);
    }

    /// <summary>Works until nothing is left, or until a later unit is finished and nothing can be done at once.</summary>
    private async ValueTask DrainAsync()
    {
        while (true)
        {
            while (_objects.TryDequeue(out var node)) ResolveAll(node);
            if (TakeArrived()) continue;
            if (_scope.Loaders is { } loaders && loaders.Dispatch(_inbox, _ct)) continue;
            if (_pending == 0 || _finished.Count > 0) return;
            await _inbox.WaitAsync(_ct);
        }
    }

    private void Close(WorkUnit unit)
    {
        if (--unit.Open > 0 || ReferenceEquals(unit, _first)) return;
        unit.IsFinished = true;
        _finished.Enqueue(unit);
    }

    private bool TakeArrived()
    {
        var any = false;
        foreach (var arrived in _inbox.Take())
        {
            any = true;
            if (arrived is PendingValue pending) pending.Deliver(this);
            else (arrived as ILoadedBatch)?.Deliver(this);
        }

        return any;
    }

    private void ResolveAll(ObjectNode node)
    {
        _ct.ThrowIfCancellationRequested();
        if (!IsOver(node)) ResolveFields(node);
        Close(node.Unit);
    }

    private void ResolveFields(ObjectNode node)
    {
        var fields = node.Plan.Fields;
        for (var i = 0; i < fields.Length; i++) Resolve(node, i, fields[i]);
    }

    /// <summary>ExecuteField(). <see href="https://spec.graphql.org/September2025/#ExecuteField()">§6.4</see></summary>
    private void Resolve(ObjectNode node, int index, FieldPlan plan)
    {
        if (plan.IsTypeName)
        {
            node.Values[index] = node.Plan.Type.Name;
            return;
        }

        var field = plan.Field;
        ValueTask<object?> task;
        try
        {
            if (plan.IsRead)
            {
                CompleteLeaf(node, index, plan, plan.Leaf!, field.Type, field.Definition.PureResolve!(node.Source));
                return;
            }

            if (field.Definition.PureResolve is { } read)
            {
                Complete(node, index, plan, field.Type, read(node.Source));
                return;
            }

            if (field.Resolve is not { } resolve) throw new InvalidOperationException($"{plan.Parent}.{field.Name} has no resolver.");
            task = resolve(node.Source, ContextOf(plan));
            if (task.IsCompletedSuccessfully)
            {
                Complete(node, index, plan, field.Type, task.Result);
                return;
            }
        }
        catch (Exception exception) when (IsOfField(exception))
        {
            Fail(node, index, plan, exception);
            return;
        }

        SetAside(node, index, plan, field.Type, task);
    }

    private void SetAside(ResultNode node, int index, FieldPlan plan, GraphQlType type, ValueTask<object?> task)
    {
        _pending++;
        node.Unit.Open++;
        var slot = new Slot(node, index, plan, type);
        // What a loader gave, a resolver gave back as it was: then the place is noted with the key, and the batch brings the value.
        if (_scope.Loaders?.Find(task) is { } entry) entry.Add(slot);
        else new PendingValue(_inbox, slot, task.AsTask()).Start();
    }

    /// <summary>A value that was waited for is there, or has failed.</summary>
    public void Arrive(in Slot slot, object? value, Exception? exception)
    {
        _pending--;
        // Unless another error, which was told, took its place away.
        if (!IsOver(slot.Node)) Complete(slot, value, exception);
        Close(slot.Node.Unit);
    }

    private void Complete(in Slot slot, object? value, Exception? exception)
    {
        var (node, index, plan, type) = slot;
        try
        {
            if (exception is not null) ExceptionDispatchInfo.Throw(exception);
            Complete(node, index, plan, type, value);
        }
        catch (Exception caught) when (IsOfField(caught))
        {
            Fail(node, index, plan, caught);
        }
    }

    /// <summary>
    /// The arguments are the same for every object at which the field is met, so they are coerced once a request, constants once for all.
    /// </summary>
    private FieldContext ContextOf(FieldPlan plan)
    {
        if (plan.Id >= _contexts.Length) Array.Resize(ref _contexts, Math.Max(plan.Id + 1, _contexts.Length * 2));
        return _contexts[plan.Id] ??= new(plan.Field, ArgumentsOf(plan), _scope.State, _ct);
    }

    private InputObject ArgumentsOf(FieldPlan plan)
    {
        if (plan.ConstantArguments is { } constant) return constant;
        var arguments = new InputCoercion(_variables.Find).Arguments(plan.Field.Arguments, plan.Nodes[0].Arguments);
        if (plan.HasConstantArguments) plan.ConstantArguments = arguments;
        return arguments;
    }
}
