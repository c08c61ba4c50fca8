namespace Storage.Tests;

/// <summary>A folder on the real disk, gone with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("opencloud-storage-").FullName;

    /// <summary>Everything that stands in it now, relative to it.</summary>
    public string[] Files() =>
        [
            .. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
                .Select(file => System.IO.Path.GetRelativePath(Path, file)).Order(),
        ];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
