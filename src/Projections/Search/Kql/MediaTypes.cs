namespace Projections.Search.Kql;

/// <summary>Media types, and the groups of them that people think in.</summary>
internal static class MediaTypes
{
    private static readonly Dictionary<string, string[]> Groups = new(StringComparer.Ordinal)
    {
        ["document"] =
        [
            "text/plain", "text/markdown", "application/rtf", "application/msword",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.*", "application/vnd.oasis.opendocument.text*",
            "application/vnd.apple.pages",
        ],
        ["spreadsheet"] =
        [
            "text/csv", "application/vnd.ms-excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.*",
            "application/vnd.oasis.opendocument.spreadsheet*", "application/vnd.apple.numbers",
        ],
        ["presentation"] =
        [
            "application/vnd.ms-powerpoint", "application/vnd.openxmlformats-officedocument.presentationml.*",
            "application/vnd.oasis.opendocument.presentation*", "application/vnd.apple.keynote",
        ],
        ["pdf"] = ["application/pdf"],
        ["image"] = ["image/*"],
        ["video"] = ["video/*"],
        ["audio"] = ["audio/*"],
        ["archive"] =
        [
            "application/zip", "application/gzip", "application/x-gzip", "application/x-tar", "application/x-7z-compressed",
            "application/x-rar-compressed", "application/vnd.rar", "application/x-bzip", "application/x-bzip2", "application/x-xz",
            "application/zstd",
        ],
    };

    public static Expr Term(Pattern value, int at)
    {
        var lower = new Pattern([.. value.Literals.Select(literal => literal.ToLowerInvariant())], value.Wildcards);
        if (!value.IsPlain || lower.Text.Contains('/', StringComparison.Ordinal)) return new Expr.MediaType([lower]);
        if (lower.Text is "file" or "folder") return new Expr.Kind(IsFolder: lower.Text == "folder");

        return Groups.TryGetValue(lower.Text, out var types)
            ? new Expr.MediaType([.. types.Select(OfType)])
            : throw new KqlException(
                $"\"{lower.Text}\" is no media type and none of file, folder, {string.Join(", ", Groups.Keys)}.", at);
    }

    private static Pattern OfType(string type) => new(type.Split('*'), new string('*', type.Count(c => c == '*')));
}
