namespace Api.Accounts;

/// <summary>Which image format bytes are, as they say themselves: what a client says of them is not believed.</summary>
/// <remarks>Formats that can hold scripts (SVG) are none of these.</remarks>
internal static class ImageKind
{
    /// <summary>Null: none that browsers show as a picture and nothing else.</summary>
    public static string? MimeTypeOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        // The signature, and the header that has to come first. PNG (third edition) §5.2, §11.2.1.
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', .. var rest]
            when rest.Length >= 13 => "image/png",

        // Start of image, the first marker, and the end of image. ITU-T T.81 §B.1.1.3.
        [0xFF, 0xD8, 0xFF, >= 0xC0, .., 0xFF, 0xD9] => "image/jpeg",

        // The logical screen descriptor follows the signature. GIF89a §17, §18.
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', .. var rest] when rest.Length >= 7 => "image/gif",

        // A RIFF container whose form is WEBP, as long as it says. WebP container specification, "WebP file header".
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..]
            when BitConverter.ToUInt32(bytes[4..8]) + 8L <= bytes.Length => "image/webp",
        _ => null,
    };
}
