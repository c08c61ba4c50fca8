using System.Buffers;
using Domain;

namespace Storage;

/// <summary>
/// Where things stand: blobs at <c>xx/yy/{sha256}</c>, content on its way in <c>uploads/</c>, blobs that nothing refers to in
/// <c>quarantine/</c>. All on one file system, so that a rename moves them whole.
/// </summary>
internal sealed class BlobFolder
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public BlobFolder(string root)
    {
        Root = Path.GetFullPath(root);
        Uploads = Path.Combine(Root, "uploads");
        Quarantine = Path.Combine(Root, "quarantine");
        foreach (var folder in (string[])[Root, Uploads, Quarantine]) Directory.CreateDirectory(folder, OwnerOnly);
    }

    public string Root { get; }

    public string Uploads { get; }

    public string Quarantine { get; }

    /// <summary>The two levels of folders that spread blobs: <c>xx</c> and <c>xx/yy</c>.</summary>
    public string ShardOf(string sha256) => Path.Combine(Root, sha256[..2], sha256[2..4]);

    public string PathOf(BlobId blob) => Path.Combine(ShardOf(blob.Hex), blob.Hex);

    public string QuarantinePathOf(BlobId blob) => Path.Combine(Quarantine, blob.Hex);

    public string NewUpload() => Path.Combine(Uploads, Guid.NewGuid().ToString("n"));

    /// <summary>Every blob in place, whatever refers to it.</summary>
    public IEnumerable<FileInfo> Blobs() =>
        Directory.EnumerateDirectories(Root, "??")
            .SelectMany(level => Directory.EnumerateDirectories(level, "??"))
            .SelectMany(shard => new DirectoryInfo(shard).EnumerateFiles())
            .Where(file => IsBlobName(file.Name));

    public IEnumerable<FileInfo> Quarantined() =>
        new DirectoryInfo(Quarantine).EnumerateFiles().Where(file => IsBlobName(file.Name));

    public static bool IsBlobName(string name) => name.Length == 64 && !name.AsSpan().ContainsAnyExcept(HexDigits);

    /// <summary>Deletes what crashed processes left. A file that another server is writing is locked by it and stays.</summary>
    public int SweepUploads(TimeSpan age, TimeProvider clock)
    {
        var swept = 0;
        foreach (var file in new DirectoryInfo(Uploads).EnumerateFiles())
        {
            if (clock.GetUtcNow() - file.LastWriteTimeUtc < age || IsHeld(file.FullName)) continue;
            file.Delete();
            swept++;
        }

        return swept;
    }

    private static bool IsHeld(string path)
    {
        try
        {
            File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return false;
        }
        catch (IOException)
        {
            // Locked by its writer; or gone, swept by another server.
            return true;
        }
    }
}
