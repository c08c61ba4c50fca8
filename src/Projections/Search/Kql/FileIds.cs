namespace Projections.Search.Kql;

/// <summary>File ids as clients know them: <c>storage$space!node</c>; the last part alone will do.</summary>
internal static class FileIds
{
    public static Guid? Node(string text) =>
        text.LastIndexOf('!') is >= 0 and var mark ? Read(text[(mark + 1)..]) : Read(AfterStorage(text));

    public static Guid? Space(string text) => Read(AfterStorage(text.Split('!')[0]));

    /// <summary>An id, with a path below it after a slash.</summary>
    public static ScopePlace? Scope(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var id = Node(slash < 0 ? text : text[..slash]);
        return id is null ? null : new ScopePlace(id, slash < 0 ? [] : Path(text[slash..]));
    }

    public static IReadOnlyList<string> Path(string text) =>
        [.. text.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(segment => segment != ".")];

    private static string AfterStorage(string text) => text[(text.IndexOf('$', StringComparison.Ordinal) + 1)..];

    private static Guid? Read(string text) =>
        Guid.TryParseExact(text, "D", out var id) || Guid.TryParseExact(text, "N", out id) ? id : null;
}
