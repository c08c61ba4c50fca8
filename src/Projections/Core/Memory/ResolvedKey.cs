using Domain;

namespace Projections.Core.Memory;

/// <summary>What was asked: two requests with equal keys are answered alike, but for the content.</summary>
/// <param name="depth">How many names of the path count.</param>
internal readonly struct ResolvedKey(UserId? caller, PathRoot root, IReadOnlyList<string> path, int depth) : IEquatable<ResolvedKey>
{
    private readonly UserId? _caller = caller;
    private readonly PathRoot _root = root;
    private readonly IReadOnlyList<string> _path = path;
    private readonly int _depth = depth;

    public bool Equals(ResolvedKey other)
    {
        if (_depth != other._depth || _caller != other._caller || _root != other._root) return false;

        // From the end: paths of one folder differ there.
        for (var i = _depth - 1; i >= 0; i--)
            if (_path[i] != other._path[i]) return false;
        return true;
    }

    public override bool Equals(object? obj) => obj is ResolvedKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(_caller);
        hash.Add(_root);
        for (var i = 0; i < _depth; i++) hash.Add(_path[i]);
        return hash.ToHashCode();
    }
}
