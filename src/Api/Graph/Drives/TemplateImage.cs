namespace Api.Graph.Drives;

/// <summary>The picture that a space has until its members choose one: <c>space-image.png</c>.</summary>
internal static class TemplateImage
{
    public static byte[] Bytes { get; } = Read();

    private static byte[] Read()
    {
        using var image = typeof(TemplateImage).Assembly.GetManifestResourceStream("space-image.png")!;
        var bytes = new byte[image.Length];
        image.ReadExactly(bytes);
        return bytes;
    }
}
