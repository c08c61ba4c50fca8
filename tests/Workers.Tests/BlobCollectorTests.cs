using Domain;
using Xunit;

namespace Workers.Tests;

public sealed class BlobCollectorTests : IAsyncLifetime
{
    private static readonly TimeSpan PastGrace = TimeSpan.FromHours(25);

    private Home _home = null!;
    private BlobCollector _collector = null!;

    public async Task InitializeAsync()
    {
        _home = await Home.CreateAsync();
        _collector = new BlobCollector(_home.Blobs, new CoreReferences(_home.Database.DataSource), _home.Options, _home.Clock);
    }

    public Task DisposeAsync() => _home.DisposeAsync().AsTask();

    [Fact]
    public async Task Bytes_of_a_purged_file_go_after_two_graces_and_those_of_files_and_versions_never()
    {
        var (current, currentBlob) = await _home.PutAsync("current.bin", Bytes(1));
        var (_, newBlob) = await _home.OverwriteAsync(current, Bytes(2));
        var (purged, purgedBlob) = await _home.PutAsync("purged.bin", Bytes(3));
        await _home.PurgeAsync(purged);
        await _home.SettleAsync();

        await PassAsync();
        Assert.True(IsSetAside(purgedBlob.Id));
        await PassAsync();

        Assert.Null(_home.Blobs.PathOf(purgedBlob.Id));
        Assert.NotNull(_home.Blobs.PathOf(currentBlob.Id));
        Assert.NotNull(_home.Blobs.PathOf(newBlob.Id));
    }

    [Fact]
    public async Task Bytes_whose_append_never_came_are_kept_for_the_grace()
    {
        using var source = new MemoryStream(Bytes(4));
        var orphan = await _home.Blobs.WriteAsync(source, null, default);

        await _collector.RunOnceAsync(default);
        Assert.False(IsSetAside(orphan.Id));

        await PassAsync();
        Assert.True(IsSetAside(orphan.Id));
    }

    [Fact]
    public async Task Bytes_that_are_referred_to_again_while_set_aside_come_back_and_stay()
    {
        var (file, blob) = await _home.PutAsync("one.bin", Bytes(5));
        await _home.PurgeAsync(file);
        await _home.SettleAsync();
        await PassAsync();

        await _home.PutAsync("again.bin", Bytes(5));
        await _home.SettleAsync();
        await PassAsync();
        await PassAsync();

        Assert.NotNull(_home.Blobs.PathOf(blob.Id));
    }

    [Fact]
    public async Task Nothing_is_collected_while_core_is_behind_the_log()
    {
        await _home.StandStillAsync();
        var (_, blob) = await _home.PutAsync("unseen.bin", Bytes(6));

        await PassAsync();

        Assert.False(IsSetAside(blob.Id));
    }

    private Task<string?> PassAsync()
    {
        _home.Clock.By += PastGrace;
        return _collector.RunOnceAsync(default);
    }

    private bool IsSetAside(BlobId blob) => File.Exists(Path.Combine(_home.Options.Folder, "quarantine", blob.Hex));

    private static byte[] Bytes(byte value) => Enumerable.Repeat(value, 20_000).ToArray();
}
