using Domain;

namespace Projections.Core.Memory;

/// <summary>What was asked: two requests with equal keys are answered alike, but for the content.</summary>
internal readonly struct ResolvedKey(UserId? caller, PathRoot root, IReadOnlyList<string> path) : IEquatable<ResolvedKey>
{
    private readonly UserId? _caller = caller;
    private readonly PathRoot _root = root;
    private readonly IReadOnlyList<string> _path = path;

    public bool Equals(ResolvedKey other)
    {
        if (_path.Count != other._path.Count || _caller != other._caller || _root != other._root) return false;

        // From the end: paths of one folder differ there.
        for (var i = _path.Count - 1; i >= 0; i--)
            if (_path[i] != other._path[i]) return false;
        return true;
    }

    public override bool Equals(object? obj) => obj is ResolvedKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(_caller);
        hash.Add(_root);
        foreach (var name in _path) hash.Add(name);
        return hash.ToHashCode();
    }
}
