namespace Projections.Search.Kql;

/// <summary>What each key of a query means.</summary>
internal sealed class KeyTable(DateTimeOffset now)
{
    /// <summary>The key of bare words.</summary>
    public const string Default = "name";

    private static readonly HashSet<string> Known =
        new(StringComparer.Ordinal)
        {
            Default, "mtime", "size", "type", "mediatype", "id", "rootid", "path", "scope", "hidden", "tag", "tags",
        };

    /// <summary>The key that a word before a comparison names.</summary>
    public static string NameOf(Token word)
    {
        var name = word.Value!.ToString().Trim('"').ToLowerInvariant();
        return Known.Contains(name)
            ? name
            : throw new KqlException(
                $"The key \"{name}\" cannot be searched. Keys are {string.Join(", ", Known)}. "
                + "Put text that holds : = < or > in quotes.", word.At);
    }

    public Expr Term(string key, Comparison comparison, Token token)
    {
        var value = token.Value!;
        if (value.IsEmpty) throw new KqlException($"The key \"{key}\" has no value.", token.At);
        if (key is not ("size" or "mtime") && comparison is not (Comparison.Contains or Comparison.Equal))
            throw new KqlException($"The key \"{key}\" has no order.", token.At);
        if (key is not ("name" or "mediatype" or "tag" or "tags") && !value.IsPlain)
            throw new KqlException($"The key \"{key}\" takes no wildcards.", token.At);

        return key switch
        {
            "name" => new Expr.Name(value.IsPlain && comparison == Comparison.Contains ? value.Anywhere() : value),
            "tag" or "tags" => new Expr.Tag(value),
            "mediatype" => MediaTypes.Term(value, token.At),
            "size" => new Expr.Size(comparison, Sizes.Read(value.Text) ?? throw Bad(key, "10, 2.5MB or 1GiB", token)),
            "mtime" => Instants.Term(comparison, value.Text, now)
                ?? throw Bad(key, "2026-08-01, 2026-08-01T10:00:00Z or \"last 7 days\"", token),
            "type" => new Expr.Kind(KindOf(value.Text) ?? throw Bad(key, "1 (file) or 2 (folder)", token)),
            "hidden" => new Expr.Hidden(BoolOf(value.Text) ?? throw Bad(key, "true or false", token)),
            "id" => new Expr.Id(FileIds.Node(value.Text) ?? throw Bad(key, "a file id", token)),
            "rootid" => new Expr.InSpace(FileIds.Space(value.Text) ?? throw Bad(key, "a space id", token)),
            "scope" => new Expr.Scope(FileIds.Scope(value.Text) ?? throw Bad(key, "a file or space id", token)),
            _ => new Expr.Scope(new ScopePlace(null, FileIds.Path(value.Text))),
        };
    }

    private static KqlException Bad(string key, string wanted, Token token) =>
        new($"The key \"{key}\" wants {wanted}.", token.At);

    private static bool? KindOf(string text) => text.ToLowerInvariant() switch
    {
        "1" or "file" => false,
        "2" or "folder" => true,
        _ => null,
    };

    private static bool? BoolOf(string text) => text.ToLowerInvariant() switch
    {
        "true" or "t" or "1" => true,
        "false" or "f" or "0" => false,
        _ => null,
    };
}
