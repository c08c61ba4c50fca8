using System.Diagnostics;
using System.Security.Cryptography;
using Domain;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Storage.Tests;

public sealed class DiskBlobsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DiskBlobs _blobs;

    public DiskBlobsTests() => _blobs = Open();

    public void Dispose()
    {
        _blobs.Dispose();
        _folder.Dispose();
    }

    public static TheoryData<int> Lengths => new(
        0, 1, 4096, 16 * 1024 - 1, 16 * 1024, 16 * 1024 + 1, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, 512 * 1024, 3_000_000);

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task Every_digest_is_right_at_every_size_with_and_without_an_announced_length(int length)
    {
        var content = Random(length, seed: length);
        foreach (var announced in (long?[])[length, null])
        {
            var stored = await _blobs.WriteAsync(new Trickle(content, seed: length), announced, default);

            AssertDescribes(content, stored);
            AssertReadsBack(content, stored);
        }
    }

    [Fact]
    public void Any_content_in_any_pieces_comes_back_bit_for_bit() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var content = Random(random.Next(1_500_000), seed);
            var stored = _blobs.WriteAsync(new Trickle(content, seed), random.Next(2) == 0 ? content.Length : null, default).Result;
            AssertDescribes(content, stored);
            AssertReadsBack(content, stored);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Theory]
    [InlineData(10, 20)]
    [InlineData(20_000, 30_000)]
    [InlineData(700_000, 800_000)]
    [InlineData(20, 10)]
    [InlineData(30_000, 20_000)]
    [InlineData(800_000, 700_000)]
    public async Task A_source_of_another_length_than_announced_is_refused_and_leaves_nothing(int length, int announced)
    {
        await Assert.ThrowsAsync<IncompleteContentException>(
            () => _blobs.WriteAsync(new Trickle(Random(length, 1), seed: 1), announced, default));

        Assert.Empty(_folder.Files());
    }

    [Theory]
    [InlineData(100)]
    [InlineData(100_000)]
    [InlineData(5_000_000)]
    public async Task A_source_that_breaks_leaves_nothing(int afterBytes)
    {
        await Assert.ThrowsAsync<IOException>(() => _blobs.WriteAsync(new CutOff(afterBytes), null, default));

        Assert.Empty(_folder.Files());
    }

    [Fact]
    public async Task A_cancelled_upload_leaves_nothing()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _blobs.WriteAsync(new Zeroes(long.MaxValue), null, cancel.Token));

        Assert.Empty(_folder.Files());
    }

    [Fact]
    public async Task The_same_content_uploaded_many_times_at_once_is_one_file()
    {
        var content = Random(300_000, seed: 3);

        var stored = await Task.WhenAll(
            Enumerable.Range(0, 32).Select(i => _blobs.WriteAsync(new Trickle(content, seed: i), null, default)));

        Assert.Single(stored.Select(blob => blob.Id).Distinct());
        AssertReadsBack(content, stored[0]);
        Assert.Single(_folder.Files());
    }

    [Fact]
    public async Task Many_different_uploads_at_once_all_come_back()
    {
        var contents = Enumerable.Range(0, 200).Select(i => Random(17_000 + (i * 3_000), seed: i)).ToArray();

        var stored = await Task.WhenAll(
            contents.Select((content, i) => _blobs.WriteAsync(new Trickle(content, seed: i), content.Length, default)));

        foreach (var (content, blob) in contents.Zip(stored)) AssertReadsBack(content, blob);
    }

    [Fact]
    public async Task Small_content_touches_no_disk()
    {
        await _blobs.WriteAsync(new Trickle(Random(16 * 1024, 1), seed: 1), null, default);

        Assert.Empty(_folder.Files());
    }

    [Fact]
    public async Task Memory_stays_flat_at_any_size()
    {
        await _blobs.WriteAsync(new Zeroes(64_000_000), null, default);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        await _blobs.WriteAsync(new Zeroes(512_000_000), 512_000_000, default);

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 8_000_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../../etc/passwd")]
    [InlineData("ABCDEF")]
    public void A_name_that_is_no_digest_has_no_path(string name) => Assert.Null(_blobs.PathOf(new BlobId(name)));

    [Fact]
    public async Task A_blob_of_the_wrong_length_in_its_place_is_replaced()
    {
        var content = Random(100_000, seed: 9);
        var stored = await _blobs.WriteAsync(new Trickle(content, seed: 1), null, default);
        await File.WriteAllBytesAsync(_blobs.PathOf(stored.Id)!, content[..50_000]);

        AssertReadsBack(content, await _blobs.WriteAsync(new Trickle(content, seed: 1), null, default));
    }

    [Fact]
    public void What_a_crashed_process_left_is_swept_and_what_another_one_writes_is_not()
    {
        var uploads = Path.Combine(_folder.Path, "uploads");
        var (stale, held, fresh) = (Path.Combine(uploads, "stale"), Path.Combine(uploads, "held"), Path.Combine(uploads, "fresh"));
        foreach (var path in (string[])[stale, held, fresh]) File.WriteAllText(path, "half");
        foreach (var path in (string[])[stale, held]) File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddDays(-1));

        // Locks are per process here, so the other writer is another process.
        using var other = Process.Start("flock", [held, "sleep", "60"]);
        while (!IsLocked(held)) Thread.Sleep(10);

        Open().Dispose();

        Assert.Equal(["uploads/fresh", "uploads/held"], _folder.Files());
        other.Kill(entireProcessTree: true);
    }

    private DiskBlobs Open() => new(new BlobOptions { Folder = _folder.Path }, TimeProvider.System);

    private static bool IsLocked(string path)
    {
        using var probe = Process.Start("flock", ["--nonblock", path, "true"]);
        probe.WaitForExit();
        return probe.ExitCode != 0;
    }

    private static byte[] Random(int length, int seed)
    {
        var content = new byte[length];
        new Random(seed).NextBytes(content);
        return content;
    }

    private static void AssertDescribes(byte[] content, StoredBlob stored)
    {
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), stored.Id.Hex);
        Assert.Equal(Convert.ToHexStringLower(SHA1.HashData(content)), stored.Sha1);
        Assert.Equal(Convert.ToHexStringLower(MD5.HashData(content)), stored.Md5);
        Assert.Equal($"{Adler32Tests.Scalar(content):x8}", stored.Adler32);
        Assert.Equal(content.Length, stored.SizeBytes);
    }

    private void AssertReadsBack(byte[] content, StoredBlob stored)
    {
        Assert.Equal(content.Length <= 16 * 1024, stored.Inline is not null);
        Assert.Equal(content, stored.Inline?.ToArray() ?? File.ReadAllBytes(_blobs.PathOf(stored.Id)!));
    }
}
