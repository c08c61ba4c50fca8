using Domain;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Commands.Tests;

/// <summary>The bytes of a space are counted exactly, however many upload at once.</summary>
public class QuotaTests(Ledger ledger) : IClassFixture<Ledger>
{
    [Fact]
    public void Parallel_uploads_fill_the_quota_and_never_pass_it() =>
        Prop.ForAll(Gen.Choose(1, 400).ArrayOf(30).ToArbitrary(), sizes => FillAsync(sizes).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(8));

    [Fact]
    public async Task New_content_counts_by_its_difference()
    {
        var home = await ledger.HomeAsync(quotaBytes: 100);
        var file = await home.FileAsync("a", sizeBytes: 90);
        var larger = await home.Nodes.UploadAsync(Ledger.By(), await ledger.HeadAsync(), file, Sample.Content(101), default);
        Assert.Equal(RefusalCode.QuotaExceeded, Assert.IsType<Outcome.Refused>(larger).Refusal.Code);

        Assert.IsType<Outcome.Done>(await home.Nodes.UploadAsync(
            Ledger.By(), await ledger.HeadAsync(), file, Sample.Content(100), default));
        Assert.Equal(100, await ledger.UsedBytesAsync(home.Space));
    }

    [Fact]
    public async Task The_refusal_tells_what_is_used_and_what_the_limit_is()
    {
        var home = await ledger.HomeAsync(quotaBytes: 100);
        await home.FileAsync("a", sizeBytes: 60);
        var outcome = await home.Nodes.CreateFileAsync(Ledger.By(), await ledger.HeadAsync(), home.At("b"), Sample.Content(41), default);
        Assert.Contains("60 of 100 bytes", Assert.IsType<Outcome.Refused>(outcome).Refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trash_still_counts_and_only_a_purge_gives_back()
    {
        var home = await ledger.HomeAsync(quotaBytes: 100);
        var folder = await home.FolderAsync("f");
        await home.FileAsync("a", folder.Id, sizeBytes: 60);
        await home.FileAsync("b", folder.Id, sizeBytes: 40);
        var trashed = await home.TrashedAsync(folder);
        Assert.Equal(100, await ledger.UsedBytesAsync(home.Space));

        Assert.IsType<Outcome.Done>(await home.Nodes.PurgeAsync(Ledger.By(), await ledger.HeadAsync(), trashed, 100, default));
        Assert.Equal(0, await ledger.UsedBytesAsync(home.Space));
    }

    [Fact]
    public async Task A_quota_below_what_is_used_stops_growth_and_nothing_else()
    {
        var home = await ledger.HomeAsync(quotaBytes: 100);
        var file = await home.FileAsync("a", sizeBytes: 90);
        Assert.IsType<Outcome.Done>(await ledger.Spaces.SetQuotaAsync(Ledger.By(), home.Space, 50, default));

        var seenAt = await ledger.HeadAsync();
        Assert.IsType<Outcome.Refused>(await home.Nodes.CreateFileAsync(Ledger.By(), seenAt, home.At("b"), Sample.Content(1), default));
        Assert.IsType<Outcome.Done>(await home.Nodes.CreateFileAsync(Ledger.By(), seenAt, home.At("empty"), Sample.Content(0), default));
        Assert.IsType<Outcome.Done>(await home.Nodes.UploadAsync(Ledger.By(), seenAt, file, Sample.Content(60), default));
    }

    [Fact]
    public async Task A_lifted_quota_holds_nothing_back()
    {
        var home = await ledger.HomeAsync(quotaBytes: 1);
        await ledger.Spaces.SetQuotaAsync(Ledger.By(), home.Space, null, default);
        await home.FileAsync("large", sizeBytes: 1L << 50);
    }

    private async Task FillAsync(int[] sizes)
    {
        const long Quota = 2_000;
        var home = await ledger.HomeAsync(Quota);
        var seenAt = await ledger.HeadAsync();
        var outcomes = await Task.WhenAll(sizes.Select((size, i) =>
            home.Nodes.CreateFileAsync(Ledger.By(), seenAt, home.At($"{i}"), Sample.Content(size), default)));

        var accepted = sizes.Zip(outcomes).Where(pair => pair.Second is Outcome.Done).Sum(pair => (long)pair.First);
        var refused = sizes.Zip(outcomes)
            .Where(pair => pair.Second is Outcome.Refused { Refusal.Code: RefusalCode.QuotaExceeded }).ToList();
        Assert.Equal(sizes.Length, outcomes.Count(outcome => outcome is Outcome.Done) + refused.Count);
        Assert.Equal(accepted, await ledger.UsedBytesAsync(home.Space));
        Assert.True(accepted <= Quota);
        Assert.All(refused, pair => Assert.True(accepted + pair.First > Quota));
    }
}
