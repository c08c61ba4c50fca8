namespace Api.Tests.Fields;

/// <summary>
/// For each value of an input that rules are made for: one that breaks them, and how it is refused, whoever asks. What its type alone keeps
/// out is not here. A value that is missing fails the table.
/// </summary>
internal static class InvalidValues
{
    private const string Invalid = "INVALID_INPUT";

    private static readonly IReadOnlyList<string> TooMany = [.. Enumerable.Repeat("x", 101)];

    private static readonly Dictionary<string, (object? Value, string Code)> ByName = new()
    {
        ["idempotencyKey"] = ("", Invalid),
        ["clientMutationId"] = (Long(201), Invalid),
        ["lockTokens"] = (TooMany, "LIMIT_EXCEEDED"),
        ["add"] = (TooMany, "LIMIT_EXCEEDED"),
        ["remove"] = (TooMany, "LIMIT_EXCEEDED"),
        ["name"] = ("a/b", "INVALID_NAME"),
        ["size"] = (-1, Invalid),
        ["mimeType"] = ("no type", Invalid),
        ["seconds"] = (0, Invalid),
        ["note"] = (Long(1_001), Invalid),
        ["token"] = ("", Invalid),
        ["version"] = (-1, Invalid),
        ["description"] = (Long(10_001), Invalid),
        ["quota"] = (-1, Invalid),
        ["message"] = (Long(10_001), Invalid),
        ["type"] = ("nothing", Invalid),
        ["label"] = (Long(1_001), Invalid),
        ["password"] = ("weak", Invalid),
        ["currentPassword"] = ("", Invalid),
        ["newPassword"] = ("weak", Invalid),
        ["displayName"] = (" ", Invalid),
        ["givenName"] = (Long(1_001), Invalid),
        ["surname"] = (Long(1_001), Invalid),
        ["mail"] = (Long(1_001), Invalid),
        ["language"] = (Long(36), Invalid),
        ["signInName"] = ("A B", "INVALID_NAME"),
        ["value"] = (Long(1_001), Invalid),

        ["alias"] = ("a/b", "INVALID_NAME"),

        // Of groups nearly any name will do that is one at all.
        ["createGroup.name"] = (" ", "INVALID_NAME"),
        ["updateGroup.name"] = (" ", "INVALID_NAME"),
    };

    /// <summary>Ids that name something known to everybody: they are judged as values are.</summary>
    public static IReadOnlyDictionary<string, (object? Value, string Code)> Ids { get; } = new Dictionary<string, (object?, string)>
    {
        ["createGrant.role"] = ("nobody", Invalid),
        ["updateGrant.role"] = ("nobody", Invalid),
    };

    /// <summary>Null where there is none in the table.</summary>
    public static (object? Value, string Code)? Of(string mutation, string name) =>
        ByName.TryGetValue($"{mutation}.{name}", out var own) ? own : ByName.TryGetValue(name, out var common) ? common : null;

    public static string Long(int length) => new('x', length);
}
