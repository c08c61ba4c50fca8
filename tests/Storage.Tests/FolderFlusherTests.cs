using Xunit;

namespace Storage.Tests;

public sealed class FolderFlusherTests
{
    [Fact]
    public async Task Those_who_wait_for_a_folder_that_cannot_be_flushed_are_told_and_the_next_round_goes_on()
    {
        using var folder = new TemporaryFolder();
        using var threads = new FlushThreads(2);
        var flusher = new FolderFlusher(threads);

        await Assert.ThrowsAsync<IOException>(() => flusher.FlushAsync([folder.Path + "/missing"]));

        await flusher.FlushAsync([folder.Path]);
    }

    [Fact]
    public async Task Nobody_is_forgotten_however_many_wait_at_once()
    {
        using var folder = new TemporaryFolder();
        using var threads = new FlushThreads(4);
        var flusher = new FolderFlusher(threads);

        var waiting = Enumerable.Range(0, 500).Select(_ => Task.Run(() => flusher.FlushAsync([folder.Path])));

        await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromSeconds(30));
    }
}
