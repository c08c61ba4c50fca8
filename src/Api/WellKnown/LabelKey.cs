namespace Api.WellKnown;

/// <summary>The values of up to three labels, compared without making text of them: measuring must cost next to nothing.</summary>
internal readonly record struct LabelKey(object? First, object? Second, object? Third)
{
    public static LabelKey Of(ReadOnlySpan<KeyValuePair<string, object?>> tags) => new(
        tags.Length > 0 ? tags[0].Value : null, tags.Length > 1 ? tags[1].Value : null, tags.Length > 2 ? tags[2].Value : null);
}
