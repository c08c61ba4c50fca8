namespace EventStore.Appending;

/// <summary>
/// What the commands of one batch touch. Two commands conflict when one changes what the other changes or relies on; they may rely on
/// the same thing together. Budgets never conflict: the append function serves them in order.
/// </summary>
internal sealed class ClaimedKeys
{
    private readonly HashSet<Guid> _commands = [];
    private readonly HashSet<(char Kind, Guid Id)> _changed = [];
    private readonly HashSet<(char Kind, Guid Id)> _reliedOn = [];
    private readonly HashSet<(Guid Scope, string Name)> _names = [];

    /// <summary>False, and nothing claimed, when the command conflicts with one that is in the batch.</summary>
    public bool TryClaim(AppendRequest request)
    {
        if (Conflicts(request)) return false;

        _commands.Add(request.CommandId);
        foreach (var stream in request.Streams) _changed.Add(('s', stream.Stream.Key));
        foreach (var guard in request.Guards) _reliedOn.Add(('s', guard.Stream.Key));
        foreach (var fence in request.Fences) (fence.Advance ? _changed : _reliedOn).Add(('f', fence.Key));
        foreach (var name in request.Reserve) _names.Add((name.Scope, name.Name));
        foreach (var name in request.Release) _names.Add((name.Scope, name.Name));
        return true;
    }

    public void Clear()
    {
        _commands.Clear();
        _changed.Clear();
        _reliedOn.Clear();
        _names.Clear();
    }

    private bool Conflicts(AppendRequest request)
    {
        if (_commands.Contains(request.CommandId)) return true;

        foreach (var stream in request.Streams)
            if (IsChanged('s', stream.Stream.Key) || IsReliedOn('s', stream.Stream.Key)) return true;
        foreach (var guard in request.Guards)
            if (IsChanged('s', guard.Stream.Key)) return true;
        foreach (var fence in request.Fences)
            if (IsChanged('f', fence.Key) || (fence.Advance && IsReliedOn('f', fence.Key))) return true;
        foreach (var name in request.Reserve)
            if (_names.Contains((name.Scope, name.Name))) return true;
        foreach (var name in request.Release)
            if (_names.Contains((name.Scope, name.Name))) return true;
        return false;
    }

    private bool IsChanged(char kind, Guid id) => _changed.Contains((kind, id));

    private bool IsReliedOn(char kind, Guid id) => _reliedOn.Contains((kind, id));
}
