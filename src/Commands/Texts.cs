using System.Text.Encodings.Web;
using System.Text.Json;

namespace Commands;

/// <summary>How large a text becomes in an event, and what is left of one that is too large.</summary>
internal static class Texts
{
    extension(string text)
    {
        /// <summary>UTF-8 bytes of the text inside a JSON string as events are written.</summary>
        public int JsonBytes => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes.Length;

        /// <summary>The beginning of the text, never half a surrogate pair.</summary>
        public string Shortened(int max)
        {
            if (text.Length <= max) return text;
            return char.IsHighSurrogate(text[max - 1]) ? text[..(max - 1)] : text[..max];
        }

        /// <summary>The end of a path, in whole segments, behind a mark of what was left out.</summary>
        public string ShortenedPath(int maxBytes)
        {
            if (text.Length * 6 <= maxBytes || text.JsonBytes <= maxBytes) return text;

            var segments = text.Split('/');
            var (first, bytes) = (segments.Length, 4);
            while (first > 0 && bytes + segments[first - 1].JsonBytes + 1 <= maxBytes)
            {
                first--;
                bytes += segments[first].JsonBytes + 1;
            }

            return $"…/{string.Join('/', segments[first..])}";
        }
    }
}
