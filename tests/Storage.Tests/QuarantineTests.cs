using Xunit;

namespace Storage.Tests;

public sealed class QuarantineTests : IDisposable
{
    private static readonly DateTimeOffset Later = DateTimeOffset.UtcNow.AddDays(3);

    private readonly TemporaryFolder _folder = new();
    private readonly DiskBlobs _blobs;

    public QuarantineTests() => _blobs = new DiskBlobs(new BlobOptions { Folder = _folder.Path }, TimeProvider.System);

    public void Dispose()
    {
        _blobs.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_blob_set_aside_is_found_and_put_back_by_the_next_read()
    {
        var blob = await StoreAsync();
        _blobs.SetAside(blob.Id, Later);
        Assert.StartsWith("quarantine/", Assert.Single(_folder.Files()));

        Assert.Equal(100_000, new FileInfo(_blobs.PathOf(blob.Id)!).Length);

        Assert.DoesNotContain("quarantine", Assert.Single(_folder.Files()));
    }

    [Fact]
    public async Task Its_second_grace_begins_when_it_is_set_aside()
    {
        var blob = await StoreAsync();
        Assert.Equal([blob.Id], _blobs.StoredBefore(Later));

        _blobs.SetAside(blob.Id, Later);

        Assert.Empty(_blobs.StoredBefore(Later.AddDays(1)));
        Assert.Empty(_blobs.SetAsideBefore(Later));
        Assert.Equal([blob.Id], _blobs.SetAsideBefore(Later.AddSeconds(1)));
    }

    [Fact]
    public async Task Deleting_takes_what_is_set_aside_and_never_what_is_in_its_place()
    {
        var blob = await StoreAsync();
        _blobs.DeleteSetAside(blob.Id);
        Assert.NotNull(_blobs.PathOf(blob.Id));

        _blobs.SetAside(blob.Id, Later);
        _blobs.DeleteSetAside(blob.Id);

        Assert.Null(_blobs.PathOf(blob.Id));
    }

    [Fact]
    public async Task The_same_content_uploaded_again_is_young_again()
    {
        var blob = await StoreAsync();
        File.SetLastWriteTimeUtc(_blobs.PathOf(blob.Id)!, DateTime.UtcNow.AddDays(-2));
        Assert.Single(_blobs.StoredBefore(DateTimeOffset.UtcNow.AddDays(-1)));

        await StoreAsync();

        Assert.Empty(_blobs.StoredBefore(DateTimeOffset.UtcNow.AddDays(-1)));
    }

    [Fact]
    public async Task Content_uploaded_again_while_it_is_set_aside_is_in_its_place()
    {
        var blob = await StoreAsync();
        _blobs.SetAside(blob.Id, DateTimeOffset.UtcNow);

        await StoreAsync();
        _blobs.DeleteSetAside(blob.Id);

        Assert.NotNull(_blobs.PathOf(blob.Id));
    }

    private Task<StoredBlob> StoreAsync() => _blobs.WriteAsync(new Zeroes(100_000), null, default);
}
