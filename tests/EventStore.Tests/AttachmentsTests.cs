using System.Security.Cryptography;
using Fixtures;
using Xunit;
using static EventStore.Tests.Requests;

namespace EventStore.Tests;

public sealed class AttachmentsTests : IAsyncLifetime
{
    private static readonly byte[] Key = SHA256.HashData("content"u8);

    private TestDatabase _database = null!;
    private PostgresEventStore _store = null!;
    private Attachments _attachments = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgresCluster.CreateDatabaseAsync();
        await EventStoreSchema.ApplyAsync(_database.DataSource, default);
        _store = new PostgresEventStore(new EventStoreOptions { ConnectionString = _database.ConnectionString }, TestEvents.Types());
        _attachments = new Attachments(_database.DataSource);
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task What_nothing_names_since_is_deleted()
    {
        var at = await AttachAsync("first");

        Assert.Equal(1, await _attachments.DeleteAsync([Key, new byte[32]], at, default));
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task What_a_later_event_names_stays()
    {
        var at = await AttachAsync("first");
        await AttachAsync($"again {Convert.ToHexStringLower(Key)}");

        Assert.Equal(0, await _attachments.DeleteAsync([Key], at, default));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Nothing_is_deleted_on_knowledge_that_is_long_past()
    {
        await AttachAsync("first");
        for (var i = 0; i < 6; i++)
            await _store.AppendAsync(Append(NewStream(), 0, [.. Enumerable.Range(0, 1_000).Select(n => new Noted("note", n))]), default);

        Assert.Equal(0, await _attachments.DeleteAsync([Key], LogPosition.Start, default));
    }

    [Fact]
    public async Task Appending_the_same_bytes_while_they_are_deleted_never_loses_them()
    {
        for (var round = 0; round < 40; round++)
        {
            var at = await AttachAsync("first");
            var again = Task.Run(() => AttachAsync(Convert.ToHexStringLower(Key)));
            await _attachments.DeleteAsync([Key], at, default);
            await again;

            Assert.Equal(1, await CountAsync());
        }
    }

    private async Task<LogPosition> AttachAsync(string text) =>
        (await _store.AppendAsync(Note(text) with { Attachments = [new(Key, "content"u8.ToArray())] }, default)).Done().Last;

    private Task<long> CountAsync() => _database.ScalarAsync<long>("select count(*) from mt_attachments");
}
