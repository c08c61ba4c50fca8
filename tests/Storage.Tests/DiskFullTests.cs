using System.Diagnostics;
using Xunit;

namespace Storage.Tests;

/// <summary>On a file system of 8 MiB, which only root can make: elsewhere these tests say nothing.</summary>
public sealed class DiskFullTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly bool _isMounted;

    public DiskFullTests() =>
        _isMounted = Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", "size=8m", "none", _folder.Path);

    public void Dispose()
    {
        if (_isMounted) Run("umount", "--lazy", _folder.Path);
        _folder.Dispose();
    }

    [Theory]
    [InlineData(null)]
    [InlineData(20_000_000L)]
    public async Task Content_that_does_not_fit_is_refused_and_leaves_nothing(long? announced)
    {
        if (!_isMounted) return;
        using var blobs = Open();

        await Assert.ThrowsAsync<BlobStoreFullException>(() => blobs.WriteAsync(new Zeroes(20_000_000), announced, default));

        Assert.Empty(_folder.Files());
        await blobs.WriteAsync(new Zeroes(4_000_000), 4_000_000, default);
    }

    [Fact]
    public async Task An_announced_length_that_does_not_fit_is_refused_before_much_of_it_is_read()
    {
        if (!_isMounted) return;
        using var blobs = Open();
        var source = new CutOff(afterBytes: 1_000_000);

        await Assert.ThrowsAsync<BlobStoreFullException>(() => blobs.WriteAsync(source, 1L << 40, default));
    }

    [Fact]
    public async Task A_disk_that_fills_up_under_many_uploads_refuses_some_and_keeps_the_others()
    {
        if (!_isMounted) return;
        using var blobs = Open();

        var uploads = Enumerable.Range(1, 20)
            .Select(i => Task.Run(() => blobs.WriteAsync(new Zeroes(900_000 + i), null, default))).ToArray();
        await Task.WhenAny(Task.WhenAll(uploads));

        Assert.All(
            uploads.Where(upload => upload.IsFaulted),
            upload => Assert.IsType<BlobStoreFullException>(upload.Exception!.InnerException));
        var kept = uploads.Where(upload => upload.IsCompletedSuccessfully).Select(upload => upload.Result).ToArray();
        Assert.NotEmpty(kept);
        Assert.Equal(kept.Length, _folder.Files().Length);
        Assert.All(kept, blob => Assert.Equal(blob.SizeBytes, new FileInfo(blobs.PathOf(blob.Id)!).Length));
    }

    private DiskBlobs Open() => new(new BlobOptions { Folder = _folder.Path }, TimeProvider.System);

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
