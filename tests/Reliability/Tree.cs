using System.Collections.Immutable;

namespace Reliability;

/// <summary>What one client believes its folder holds: path → content hash, or <see cref="Folder"/>. Paths end without a slash.</summary>
public sealed record Tree(ImmutableSortedDictionary<string, string> Entries)
{
    public const string Folder = "folder";

    public static readonly Tree Empty = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    public IEnumerable<string> Files => Entries.Where(entry => entry.Value != Folder).Select(entry => entry.Key);

    public IEnumerable<string> Folders => Entries.Where(entry => entry.Value == Folder).Select(entry => entry.Key);

    public Tree Put(string path, string hash) => new(Entries.SetItem(path, hash));

    public Tree MakeFolder(string path) => new(Entries.SetItem(path, Folder));

    public Tree Delete(string path) => new(Entries.RemoveRange(Below(path)));

    public Tree Copy(string from, string to) => Delete(to).With(from, to);

    public Tree Move(string from, string to) => Delete(to).With(from, to).Delete(from);

    public bool Same(Tree other) => Entries.SequenceEqual(other.Entries);

    /// <summary>The first few differences, in words.</summary>
    public string Difference(Tree actual)
    {
        var paths = Entries.Keys.Union(actual.Entries.Keys)
            .Where(path => Entries.GetValueOrDefault(path) != actual.Entries.GetValueOrDefault(path));
        return string.Join("; ", paths.Take(5).Select(path =>
            $"{path}: expected {Entries.GetValueOrDefault(path) ?? "nothing"}, "
            + $"found {actual.Entries.GetValueOrDefault(path) ?? "nothing"}"));
    }

    private Tree With(string from, string to) =>
        new(Entries.SetItems(Below(from).Select(path => KeyValuePair.Create(to + path[from.Length..], Entries[path])).ToList()));

    private List<string> Below(string path) =>
        [.. Entries.Keys.Where(key => key == path || key.StartsWith(path + "/", StringComparison.Ordinal))];
}
