namespace Domain.Tags;

/// <summary>A word that people find files and folders by. Byte for byte what was typed, but for blanks around it.</summary>
public readonly record struct Tag
{
    /// <summary>UTF-16 units.</summary>
    public const int MaxLength = 100;

    private Tag(string value) => Value = value;

    public string Value { get; }

    /// <summary>Null and a reason when the text can be no tag.</summary>
    public static Tag? Parse(string text, out Refusal? refusal)
    {
        refusal = null;
        var trimmed = text.Trim();

        // Protocols write a thing's tags as one text with commas between.
        if (trimmed.Length is > 0 and <= MaxLength && !trimmed.Contains(',') && !trimmed.Any(char.IsControl) && IsWellFormed(trimmed))
            return new Tag(trimmed);
        refusal = new(RefusalCode.InvalidInput, $"A tag has 1 to {MaxLength} characters, and no comma among them.");
        return null;
    }

    /// <summary>Tags with commas between; none for a blank text. Null and a reason when one of them can be none.</summary>
    public static IReadOnlyList<Tag>? ParseList(string text, out Refusal? refusal) =>
        ParseAll(text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), out refusal);

    /// <summary>Each once, in the order in which they came. Null and a reason when one of the texts can be no tag.</summary>
    public static IReadOnlyList<Tag>? ParseAll(IEnumerable<string> texts, out Refusal? refusal)
    {
        var tags = new List<Tag>();
        foreach (var text in texts)
        {
            if (Parse(text, out refusal) is not { } tag) return null;
            if (!tags.Contains(tag)) tags.Add(tag);
        }

        refusal = null;
        return tags;
    }

    public override string ToString() => Value;

    private static bool IsWellFormed(string text) => !text.EnumerateRunes().Contains(System.Text.Rune.ReplacementChar);
}
