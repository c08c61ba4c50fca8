using Domain.Locks;
using Xunit;
using static Domain.Locks.LockedChange;
using static Domain.Tests.Sample;
using NodeLock = Domain.Nodes.NodeLock;

namespace Domain.Tests;

/// <summary>RFC 4918 §6 and §7, section by section. The scene: /docs with /docs/report in it.</summary>
public class LockRulesTests
{
    private static readonly HeldLock Exclusive = new(Report, Lock("t1", Ann));
    private static readonly HeldLock DeepAbove = new(Docs, Lock("t2", Ann, isDeep: true));
    private static readonly HeldLock Below = new(Report, Lock("t3", Ann), IsBelow: true);
    private static readonly HeldLock SharedOfAnn = new(Report, Lock("s1", Ann, isExclusive: false));
    private static readonly HeldLock SharedOfBob = new(Report, Lock("s2", Bob, isExclusive: false));

    public static TheoryData<string, LockedChange, string, string[], bool> Checks => new()
    {
        // what, change, locks, tokens of Ann, allowed
        { "§7 nothing is locked", Content, "", [], true },
        { "§7 a write lock keeps content", Content, "exclusive", [], false },
        { "§7 a write lock keeps properties", Properties, "exclusive", [], false },
        { "§7 a write lock keeps the resource itself", Tree, "exclusive", [], false },
        { "§7.4 a lock on a folder keeps its membership", Members, "exclusive", [], false },
        { "§7.5 with the token it goes on", Content, "exclusive", ["t1"], true },
        { "§7.5 another lock's token does not help", Content, "exclusive", ["t2"], false },
        { "§7.4 a deep lock above keeps what is below", Content, "deepAbove", [], false },
        { "§7.5 the token of the deep lock above is enough", Content, "deepAbove", ["t2"], true },
        { "§6.2 one of two shared locks is enough", Content, "sharedOfAnn sharedOfBob", ["s1"], true },
        { "§6.2 none of the shared locks is not", Content, "sharedOfAnn sharedOfBob", [], false },
        { "§6.4 somebody else's token does not count", Content, "sharedOfBob", ["s2"], false },
        { "§7.4 locks below do not keep the content of a folder's properties", Properties, "below", [], true },
        { "§7.4 locks below do not keep the membership", Members, "below", [], true },
        { "§9.6.1 a lock below keeps the tree", Tree, "below", [], false },
        { "§9.6.1 with its token the tree goes", Tree, "below", ["t3"], true },
        { "§7.5 every locked resource of a tree needs its token", Tree, "exclusive below", ["t1"], false },
        { "§7.5 a deep lock's token counts for all below", Tree, "deepAbove below", ["t2"], true },
    };

    [Theory]
    [MemberData(nameof(Checks))]
    public void A_change_meets_locks(string section, LockedChange change, string locks, string[] tokens, bool isAllowed) =>
        Assert.True(isAllowed == LockRules.Check(change, Held(locks), tokens, Ann) is null, section);

    public static TheoryData<string, bool, bool, string, bool> Requests => new()
    {
        // what, exclusive, deep, locks, granted
        { "§6.1 nothing is locked", true, true, "", true },
        { "§6.1 exclusive beside exclusive", true, false, "exclusive", false },
        { "§6.1 shared beside exclusive", false, false, "exclusive", false },
        { "§6.1 exclusive beside shared", true, false, "sharedOfBob", false },
        { "§6.1 shared beside shared", false, false, "sharedOfBob", true },
        { "§9.10.3 exclusive below a deep exclusive one", true, false, "deepAbove", false },
        { "§9.10.3 a deep one above an exclusive one", true, true, "below", false },
        { "§9.10.3 a deep shared one above an exclusive one", false, true, "below", false },
        { "§9.10.3 a lock of depth 0 above an exclusive one", true, false, "below", true },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_lock_meets_locks(string section, bool isExclusive, bool isDeep, string locks, bool isGranted) =>
        Assert.True(isGranted == LockRules.Conflict(Lock("new", Ann, isExclusive, isDeep), Held(locks)) is null, section);

    [Fact]
    public void A_refusal_names_the_root_of_the_lock_in_the_way() =>
        Assert.Equal(Docs, LockRules.Check(Content, [DeepAbove], [], Ann)?.LockRoot);

    [Fact]
    public void A_refusal_in_a_tree_names_the_locked_member() =>
        Assert.Equal(Report, LockRules.Check(Tree, [Below], [], Ann)?.LockRoot);

    [Fact]
    public void A_shallow_lock_of_the_caller_on_the_top_frees_nothing_below() =>
        Assert.NotNull(LockRules.Check(Tree, [new(Docs, Lock("t0", Ann)), Below], ["t0"], Ann));

    private static HeldLock[] Held(string names) => [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => name switch
    {
        "exclusive" => Exclusive,
        "deepAbove" => DeepAbove,
        "below" => Below,
        "sharedOfAnn" => SharedOfAnn,
        "sharedOfBob" => SharedOfBob,
        _ => throw new ArgumentException(name, nameof(names)),
    })];

    private static NodeLock Lock(string token, UserId holder, bool isExclusive = true, bool isDeep = false) =>
        new(token, isExclusive, isDeep, OwnerXml: null, holder, Noon);
}
