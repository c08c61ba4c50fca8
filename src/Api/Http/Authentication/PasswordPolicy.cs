using System.Buffers;
using Domain;
using Domain.Links;

namespace Api.Http.Authentication;

/// <summary>What a password that somebody chooses has to have: of an account as well as of a public link.</summary>
/// <remarks>What the installation's own settings give to its first accounts is not measured by it.</remarks>
public static class PasswordPolicy
{
    public const int MinCharacters = 8;
    public const int MaxCharacters = 72;
    public const int MinLowercase = 1;
    public const int MinUppercase = 1;
    public const int MinDigits = 1;
    public const int MinSpecial = 1;

    private static readonly SearchValues<char> Special = SearchValues.Create(" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");

    /// <summary>As <see cref="Check"/>, of a public link; it needs none. An internal link has none.</summary>
    public static Refusal? CheckForLink(LinkType type, string? password) =>
        string.IsNullOrEmpty(password) ? null : type == LinkType.Internal ? LinkRules.InternalHasNoPassword : Check(password);

    /// <summary>Null when the password will do; else a refusal that says all that is missing.</summary>
    public static Refusal? Check(string password)
    {
        var missing = new List<string>();
        Need(password.Length, MinCharacters, "characters");
        Need(password.Count(char.IsLower), MinLowercase, "lower case letter");
        Need(password.Count(char.IsUpper), MinUppercase, "upper case letter");
        Need(password.Count(char.IsDigit), MinDigits, "digit");
        Need(password.Count(Special.Contains), MinSpecial, "special character");
        if (password.Length > MaxCharacters) missing.Add($"at most {MaxCharacters} characters");
        return missing.Count == 0
            ? null
            : new Refusal(RefusalCode.InvalidInput, $"The password needs {string.Join(", ", missing)}.");

        void Need(int has, int needed, string what)
        {
            if (has < needed) missing.Add($"at least {needed} {what}");
        }
    }
}
