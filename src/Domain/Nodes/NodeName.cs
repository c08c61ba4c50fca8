using System.Text;

namespace Domain.Nodes;

/// <summary>The name of a file or folder: 1 to 255 bytes of UTF-8, no slash, no control character, not <c>.</c> or <c>..</c>.</summary>
/// <remarks>Kept and compared byte for byte: NFC and NFD spellings are two names (docs/adr/0005, RFC 3987 §5.3.2.2).</remarks>
public readonly record struct NodeName
{
    public const int MaxBytes = 255;

    private NodeName(string value) => Value = value;

    public string Value { get; }

    /// <summary>Null and a reason when the text can be no name.</summary>
    public static NodeName? Parse(string text, out Refusal? refusal)
    {
        refusal = Refuse(text);
        return refusal is null ? new NodeName(text) : null;
    }

    public override string ToString() => Value;

    private static Refusal? Refuse(string text)
    {
        if (text.Length == 0) return Invalid("A name may not be empty.");
        if (text is "." or "..") return Invalid("A name may not be \".\" or \"..\".");
        foreach (var c in text)
        {
            if (c == '/') return Invalid("A name may not hold a slash.");
            if (c < ' ' || c == '\u007f') return Invalid("A name may not hold control characters.");
        }

        if (!text.IsWellFormed) return Invalid("A name must be well-formed Unicode.");
        return Encoding.UTF8.GetByteCount(text) > MaxBytes
            ? Invalid($"A name may not be longer than {MaxBytes} bytes of UTF-8.")
            : null;
    }

    private static Refusal Invalid(string reason) => new(RefusalCode.InvalidName, reason);
}

file static class Unicode
{
    extension(string text)
    {
        /// <summary>Every surrogate has its partner.</summary>
        public bool IsWellFormed
        {
            get
            {
                for (var i = 0; i < text.Length; i++)
                {
                    if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
                    else if (char.IsSurrogate(text[i])) return false;
                }

                return true;
            }
        }
    }
}
