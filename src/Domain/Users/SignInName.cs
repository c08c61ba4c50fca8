using System.Buffers;

namespace Domain.Users;

/// <summary>What a person signs in with: 1 to 64 of <c>a-z 0-9 . _ @ + -</c>. Capital letters are taken for small ones.</summary>
/// <remarks>ASCII only, so that no two names look alike and no folding rule can change under stored names.</remarks>
public readonly record struct SignInName
{
    public const int MaxLength = 64;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._@+-");

    private SignInName(string value) => Value = value;

    public string Value { get; }

    /// <summary>Null and a reason when the text can be no sign-in name.</summary>
    public static SignInName? Parse(string text, out Refusal? refusal)
    {
        refusal = null;
        if (text.Length is > 0 and <= MaxLength)
        {
            var lower = text.ToLowerInvariant();
            // A letter outside ASCII may have an ASCII small form (the Kelvin sign): what was typed has to be ASCII.
            if (text.All(char.IsAscii) && !lower.AsSpan().ContainsAnyExcept(Allowed)) return new SignInName(lower);
        }

        refusal = new(RefusalCode.InvalidName, $"A sign-in name has 1 to {MaxLength} characters out of a-z, 0-9 and . _ @ + -");
        return null;
    }

    public override string ToString() => Value;
}
