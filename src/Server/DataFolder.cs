namespace Server;

/// <summary>Everything that a server owns on disk, below one folder.</summary>
internal sealed class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OthersMayPass = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public DataFolder(string path) => Path = System.IO.Path.GetFullPath(path);

    public string Path { get; }

    /// <summary>The private cluster.</summary>
    public string Postgres => System.IO.Path.Combine(Path, "postgres");

    public string Blobs => System.IO.Path.Combine(Path, "blobs");

    public bool Exists => Directory.Exists(Path);

    /// <summary>Creates the folder. When root starts PostgreSQL as another user, that one must pass through it.</summary>
    public void Create()
    {
        try
        {
            Directory.CreateDirectory(Path, Environment.IsPrivilegedProcess ? OwnerOnly | OthersMayPass : OwnerOnly);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"The data folder {Path} cannot be made: {e.Message}", e);
        }
    }

    /// <summary>The right to run on this folder; null when another process has it. It ends with the process, however that ends.</summary>
    public IDisposable? TryLock()
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(Path, "server.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new CommandFailedException($"The data folder {Path} belongs to another user.", e);
        }
        catch (IOException) when (Exists)
        {
            return null;
        }
    }
}
