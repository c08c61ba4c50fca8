using System.Buffers;

namespace GraphQl.TypeSystem;

/// <summary><see href="https://spec.graphql.org/September2025/#Name">§2.1.9</see></summary>
internal static class Names
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    public static bool IsName(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && !text.AsSpan().ContainsAnyExcept(NameCharacters);

    /// <summary>
    /// Two underscores at the start are for the introspection system alone.
    /// <see href="https://spec.graphql.org/September2025/#sec-Names.Reserved-Names">§2.1.9</see>
    /// </summary>
    public static bool IsReserved(string name) => name.StartsWith("__", StringComparison.Ordinal);
}
