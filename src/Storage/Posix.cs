using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Storage;

/// <summary>What durability needs and .NET does not have: flushing a folder, reserving room, starting write-back early. Linux.</summary>
internal static partial class Posix
{
    private const int Enospc = 28;
    private const int Edquot = 122;
    private const int Eopnotsupp = 95;
    private const int Enosys = 38;
    private const int Einval = 22;

    private const int OpenDirectory = 0x10000;
    private const int OpenCloseOnExec = 0x80000;
    private const int FallocateKeepSize = 1;
    private const uint SyncFileRangeWrite = 2;

    /// <summary>Makes names that were added to or removed from a folder durable.</summary>
    public static void FlushFolder(string folder)
    {
        using var handle = Open(folder, OpenDirectory | OpenCloseOnExec, 0);
        if (handle.IsInvalid) throw Failure($"Cannot open the folder {folder}");
        if (Fsync(handle) < 0) throw Failure($"Cannot flush the folder {folder}");
    }

    /// <summary>An error here is final: the kernel may have dropped the pages, and a second attempt would report success.</summary>
    public static void FlushFile(SafeFileHandle file)
    {
        if (Fsync(file) < 0) throw Failure("Cannot flush a blob");
    }

    /// <summary>Takes the room for a file whose length is known, so that a full disk shows before the content is sent.</summary>
    public static void Reserve(SafeFileHandle file, long lengthBytes)
    {
        if (Fallocate(file, FallocateKeepSize, 0, lengthBytes) == 0) return;
        if (Marshal.GetLastPInvokeError() is Eopnotsupp or Enosys) return;
        throw Failure("Cannot reserve room for a blob");
    }

    /// <summary>
    /// Begins to write a range back, so that the flush at the end has little left to do.
    /// Advice: a refusal changes nothing.
    /// </summary>
    public static void StartWriteBack(SafeFileHandle file, long offset, long count) =>
        _ = SyncFileRange(file, offset, count, SyncFileRangeWrite);

    /// <summary>No room, or the quota of the file system is used up. .NET keeps the errno in HResult.</summary>
    public static bool IsFull(this IOException failure) => failure.HResult is Enospc or Edquot;

    private static IOException Failure(string what)
    {
        var errno = Marshal.GetLastPInvokeError();
        return new IOException($"{what}: {new Win32Exception(errno).Message}", errno == 0 ? Einval : errno);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    private static partial int Fallocate(SafeFileHandle file, int mode, long offset, long length);

    [LibraryImport("libc", EntryPoint = "sync_file_range", SetLastError = true)]
    private static partial int SyncFileRange(SafeFileHandle file, long offset, long count, uint flags);
}
