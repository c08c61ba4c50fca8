using Microsoft.Win32.SafeHandles;

namespace Storage;

/// <summary>Content on its way: a file that is locked while it is written, and gone unless it was moved to its place.</summary>
internal sealed class UploadFile : IDisposable
{
    /// <summary>Written back in pieces while the rest arrives.</summary>
    private const long WriteBackBytes = 8L * 1024 * 1024;

    private readonly string _path;
    private readonly SafeFileHandle _file;
    private long _length;
    private long _writtenBack;
    private bool _isMoved;

    public UploadFile(string path, long? reserveBytes)
    {
        _path = path;
        _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        try
        {
            if (reserveBytes > 0) Posix.Reserve(_file, reserveBytes.Value);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(_file, bytes, _length);
        _length += bytes.Length;
        if (_length - _writtenBack < WriteBackBytes) return;

        Posix.StartWriteBack(_file, _writtenBack, _length - _writtenBack);
        _writtenBack = _length;
    }

    public void Flush()
    {
        Posix.FlushFile(_file);

        // Not before: until here the lock tells other servers that this upload lives. Not after the move: a reader takes locks too.
        _file.Dispose();
    }

    public void MoveTo(string path)
    {
        File.Move(_path, path, overwrite: true);
        _isMoved = true;
    }

    public void Dispose()
    {
        _file.Dispose();
        if (!_isMoved) File.Delete(_path);
    }
}
