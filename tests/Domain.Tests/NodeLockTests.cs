using Domain.Locks;
using Domain.Nodes;
using Xunit;
using static Domain.Nodes.NodeEvent;
using static Domain.Tests.Sample;

namespace Domain.Tests;

/// <summary>LOCK, its refresh and UNLOCK on a node. What locks keep from others: <see cref="LockRulesTests"/>.</summary>
public class NodeLockTests
{
    private static readonly Spec<Node, NodeEvent> Node = new(Nodes.Node.Initial, Nodes.Node.Evolve, NodeJson.Types);

    private static readonly FileCreated File = new(Home, Docs, "report.txt", Text, Ann);
    private static readonly NodeLock Mine = new("urn:uuid:1", IsExclusive: true, IsDeep: false, "<owner/>", Ann, Noon);
    private static readonly HeldLock Held = new(Report, Mine);

    [Fact]
    public void A_lock_is_recorded_with_its_holder() =>
        Node.After(File).When(n => NodeDecider.Lock(n, Report, Mine, [])).Follows(new Locked(Home, Mine, Ann));

    [Fact]
    public void A_second_exclusive_lock_is_refused_and_names_the_first_ones_root() =>
        Assert.Equal(Report, NodeDecider.Lock(Live, Report, Mine with { Token = "urn:uuid:2" }, [Held]).Refusal?.LockRoot);

    [Fact]
    public void The_same_lock_asked_for_again_is_not_recorded_twice() =>
        Node.After(File).When(n => NodeDecider.Lock(n, Report, Mine, [Held])).NothingFollows();

    [Fact]
    public void What_is_in_the_trash_cannot_be_locked() =>
        Node.After(File, new Trashed(Home, Docs, "report.txt", "docs/report.txt", Ann))
            .When(n => NodeDecider.Lock(n, Report, Mine, [])).IsRefused(RefusalCode.NotFound);

    [Fact]
    public void No_more_locks_are_kept_than_the_limit() =>
        Node.After(File)
            .When(n => NodeDecider.Lock(n, Report, Shared("urn:uuid:x"), SharedLocks(LockRules.PerNodeMax)))
            .IsRefused(RefusalCode.LimitExceeded);

    [Fact]
    public void A_refresh_records_the_new_end() =>
        Node.After(File).When(n => NodeDecider.RefreshLock(n, Report, [Held], Mine.Token, Noon.AddHours(1), Ann))
            .Follows(new LockRefreshed(Home, Mine.Token, Noon.AddHours(1), Ann));

    [Fact]
    public void A_refresh_to_the_same_end_does_nothing() =>
        Node.After(File).When(n => NodeDecider.RefreshLock(n, Report, [Held], Mine.Token, Noon, Ann)).NothingFollows();

    [Fact]
    public void Somebody_elses_lock_cannot_be_refreshed() =>
        Node.After(File).When(n => NodeDecider.RefreshLock(n, Report, [Held], Mine.Token, Noon.AddHours(1), Bob))
            .IsRefused(RefusalCode.NoSuchLock);

    [Fact]
    public void A_lock_is_refreshed_at_its_root_only() =>
        Node.After(File).When(n => NodeDecider.RefreshLock(n, Docs, [Held], Mine.Token, Noon.AddHours(1), Ann))
            .IsRefused(RefusalCode.NoSuchLock);

    [Fact]
    public void The_holder_unlocks() =>
        Node.After(File).When(n => NodeDecider.Unlock(n, Report, [Held], Mine.Token, Ann)).Follows(new Unlocked(Home, Mine.Token, Ann));

    [Fact]
    public void Nobody_else_unlocks() =>
        Node.After(File).When(n => NodeDecider.Unlock(n, Report, [Held], Mine.Token, Bob)).IsRefused(RefusalCode.Forbidden);

    [Fact]
    public void A_token_of_no_lock_unlocks_nothing() =>
        Node.After(File).When(n => NodeDecider.Unlock(n, Report, [Held], "urn:uuid:9", Ann)).IsRefused(RefusalCode.NoSuchLock);

    private static Node Live => Nodes.Node.Evolve(Nodes.Node.Initial, File);

    private static HeldLock[] SharedLocks(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new HeldLock(Report, Shared($"urn:uuid:{i}")))];

    private static NodeLock Shared(string token) => Mine with { Token = token, IsExclusive = false };
}
