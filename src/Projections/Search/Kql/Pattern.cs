using System.Text;

namespace Projections.Search.Kql;

/// <summary>Text with wildcards: <c>*</c> stands for any characters, <c>?</c> for one.</summary>
/// <param name="Literals">What stands before, between and after the wildcards: one more than there are wildcards.</param>
public sealed record Pattern(IReadOnlyList<string> Literals, string Wildcards)
{
    public bool IsPlain => Wildcards.Length == 0;

    public bool IsEmpty => IsPlain && Literals[0].Length == 0;

    /// <summary>The literal text alone.</summary>
    public string Text => string.Concat(Literals);

    /// <summary>The same text anywhere in a value.</summary>
    public Pattern Anywhere() => new(["", .. Literals, ""], $"*{Wildcards}*");

    public static Pattern Of(string text) => new([text], "");

    /// <summary>For SQL's LIKE with its default escape.</summary>
    public string ToLike()
    {
        var like = new StringBuilder();
        for (var i = 0; i < Literals.Count; i++)
        {
            if (i > 0) like.Append(Wildcards[i - 1] == '*' ? '%' : '_');
            foreach (var c in Literals[i])
            {
                if (c is '%' or '_' or '\\') like.Append('\\');
                like.Append(c);
            }
        }

        return like.ToString();
    }

    /// <summary>As it would be typed, in quotes.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("\"");
        for (var i = 0; i < Literals.Count; i++)
        {
            if (i > 0) text.Append(Wildcards[i - 1]);
            foreach (var c in Literals[i])
            {
                if (c is '*' or '?' or '"' or '\\') text.Append('\\');
                text.Append(c);
            }
        }

        return text.Append('"').ToString();
    }
}
