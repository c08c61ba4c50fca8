namespace GraphQl.Transport;

/// <summary>What a multipart request may bring. Large files have protocols of their own; these are for avatars and the like.</summary>
public sealed record UploadOptions
{
    public bool IsAllowed { get; init; } = true;

    public int FilesMax { get; init; } = 20;

    public long FileBytesMax { get; init; } = 32 * 1024 * 1024;

    public long TotalBytesMax { get; init; } = 64 * 1024 * 1024;

    /// <summary>Bytes of <c>operations</c> and of <c>map</c>.</summary>
    public int FieldBytesMax { get; init; } = 1024 * 1024;

    /// <summary>Places that files stand at, all together.</summary>
    public int PathsMax { get; init; } = 100;

    /// <summary>Files up to this size stay in memory, larger ones go to the disk.</summary>
    public int MemoryBytesMax { get; init; } = 64 * 1024;
}
