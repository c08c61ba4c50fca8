namespace Projections.Search.Kql;

/// <summary>What one query may hold, by name.</summary>
public static class KqlLimits
{
    /// <summary>Characters.</summary>
    public const int LengthMax = 2_048;

    public const int TermsMax = 64;

    /// <summary>Parentheses and NOTs inside one another.</summary>
    public const int DepthMax = 16;

    public const int WildcardsMax = 16;

    /// <summary>Folders that one query may name as its scope.</summary>
    public const int ScopesMax = 16;
}
