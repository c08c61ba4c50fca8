namespace GraphQl.Language;

/// <summary>The pieces that printed text is put together from; an empty piece leaves no trace.</summary>
internal static class Lines
{
    /// <summary>Arguments, lists and objects longer than this (before they are indented) take a line for each item.</summary>
    public const int WidthMax = 80;

    /// <summary>The pieces with a space between them.</summary>
    public static string Words(params ReadOnlySpan<string> words)
    {
        var present = new List<string>(words.Length);
        foreach (var word in words)
            if (word.Length > 0) present.Add(word);
        return string.Join(' ', present);
    }

    public static string Around(string before, string text, string after = "") => text.Length == 0 ? "" : before + text + after;

    public static string Indent(string text) => Around("  ", text.Replace("\n", "\n  ", StringComparison.Ordinal));

    /// <summary>One item a line between braces; nothing where there is no item.</summary>
    public static string Block(IEnumerable<string> items) => Around("{\n", Indent(string.Join('\n', items)), "\n}");

    public static string Described(StringValueNode? description, string text) =>
        description is null ? text : $"{ValuePrinter.Value(description)}\n{text}";

    /// <summary>
    /// Definitions of arguments and variables stand on one line, unless one of them is described or otherwise takes several.
    /// </summary>
    public static string Parenthesised(IReadOnlyCollection<string> items, bool isIndented) =>
        !items.Any(item => item.Contains('\n', StringComparison.Ordinal))
            ? Around("(", string.Join(", ", items), ")")
            : Around("(\n", isIndented ? Indent(string.Join('\n', items)) : string.Join('\n', items), "\n)");
}
