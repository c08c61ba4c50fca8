using Domain;
using Domain.Access;
using EventStore;
using FsCheck;
using FsCheck.Fluent;
using Fixtures;
using Projections.Core;
using Projections.Tests.Core;
using Projections.Tests.Folding;
using Xunit;

namespace Projections.Tests.Access;

/// <summary>What is decided of any history equals what a model decides that looks at everything.</summary>
[Trait("Category", "db")]
public sealed class AccessHistoryTests
{
    private const int QuestionsEach = 10;

    private static readonly AccessAction[] Actions = Enum.GetValues<AccessAction>();

    private static readonly Arbitrary<int[]> Steps = Arb.From(Gen.Choose(0, int.MaxValue).ArrayOf(120), Shorter);

    [Fact]
    public void At_every_position_now_and_as_of_then_everybody_may_do_what_the_model_says() =>
        Prop.ForAll(Steps, steps => HoldsAsync(steps).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(12));

    [Fact]
    public async Task A_history_of_grants_cut_at_random_gives_equal_tables()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync();
        for (var seed = 0; seed < 8; seed++)
        {
            var (history, random) = (new AccessHistory(), new Random(seed));
            for (var step = 0; step < 200; step++) history.Step(random.Next());
            var whole = await FoldedSchema.CreateAsync(database, CoreDefinition.Instance, $"whole{seed}");
            await whole.FoldAsync(history.Story.Events);
            var pieces = await FoldedSchema.CreateAsync(database, CoreDefinition.Instance, $"pieces{seed}");
            await pieces.FoldInPiecesAsync(history.Story.Events, random);
            Assert.Equal(await whole.DumpAsync(), await pieces.DumpAsync());
        }
    }

    [Fact]
    public void Histories_are_wild_enough_to_show_something()
    {
        var reasons = new HashSet<string>();
        for (var seed = 0; seed < 12; seed++)
        {
            var (history, random) = (new AccessHistory(), new Random(seed));
            for (var step = 0; step < 120; step++)
            {
                history.Step(random.Next());
                foreach (var person in history.People)
                {
                    foreach (var node in history.Nodes)
                    {
                        reasons.Add(history.Model.Decide(person, node, AccessAction.Write, history.Now).Reason);
                        if (history.Model.ReachingCount(person, node, history.Now) > 2) reasons.Add("many");
                        foreach (var link in history.Links)
                            reasons.Add(history.Model.DecideByLink(link, node, AccessAction.Write, history.Now).Reason);
                    }
                }
            }
        }

        Assert.Equal(
            [
                "beyond_maker", "denied", "insufficient_role", "link", "many", "member", "member_group", "no_grant", "owner", "share",
                "share_group", "space_disabled",
            ],
            reasons.Order(StringComparer.Ordinal));
    }

    private static async Task HoldsAsync(int[] steps)
    {
        var history = new AccessHistory();
        await using var core = await CoreModel.CreateAsync(history.Story);
        foreach (var step in steps)
        {
            history.Step(step);
            await core.FollowAsync(history.Story);
            core.Clock.Now = history.Now;
            await core.Queries.CallerAsync(history.Story.Alan, default); // finds out that the read model is this node's
            await AskAsync(core, history, new Random(step));
            await AskOfMembersAsync(core, history, new Random(step));
        }

        await AskOfThePastAsync(core, history, new Random(steps.Length));
    }

    /// <summary>Of every position that had been, when all the rest has come after it.</summary>
    private static async Task AskOfThePastAsync(CoreModel core, AccessHistory history, Random random)
    {
        for (var position = 1; position < history.Models.Count; position++)
        {
            var (model, now) = (history.Models[position], history.Story.Events[position - 1].RecordedAt);
            var nodes = history.AllNodes.Where(model.Nodes.ContainsKey).ToArray();
            for (var i = 0; i < QuestionsEach && nodes.Length > 0; i++)
            {
                var (person, node) = (history.People[random.Next(history.People.Count)], nodes[random.Next(nodes.Length)]);
                var standing = await core.Grants.StandingAsOfAsync(
                    person, model.Nodes[node].Space, node, new LogPosition(position), default);
                foreach (var action in Actions)
                    Assert.Equal(model.Decide(person, node, action, now), AccessRules.Authorize(action, standing));
            }
        }
    }

    private static async Task AskAsync(CoreModel core, AccessHistory history, Random random)
    {
        var nodes = history.Nodes.ToArray();
        for (var i = 0; i < QuestionsEach; i++)
        {
            var (person, node) = (history.People[random.Next(history.People.Count)], nodes[random.Next(nodes.Length)]);
            var space = await core.Queries.SpaceAsync(history.Model.Nodes[node].Space, default);
            var standing = await core.Grants.StandingAsync(person, space!, node, default);
            foreach (var action in Actions)
                Assert.Equal(history.Model.Decide(person, node, action, history.Now), AccessRules.Authorize(action, standing));
        }

        for (var i = 0; i < QuestionsEach / 2 && history.Links.Count > 0; i++)
        {
            var (link, node) = (history.Links[random.Next(history.Links.Count)], nodes[random.Next(nodes.Length)]);
            var space = await core.Queries.SpaceAsync(history.Model.Nodes[node].Space, default);
            var standing = await core.Grants.LinkStandingAsync(link, history.Model.Links[link], space!, node, default);
            foreach (var action in Actions)
                Assert.Equal(history.Model.DecideByLink(link, node, action, history.Now), AccessRules.Authorize(action, standing));
        }
    }

    /// <summary>What is granted on a folder's own members, and on what is shared: of memory and of the database.</summary>
    private static async Task AskOfMembersAsync(CoreModel core, AccessHistory history, Random random)
    {
        var nodes = history.Nodes.ToArray();
        for (var i = 0; i < QuestionsEach / 2; i++)
        {
            var (person, folder) = (history.People[random.Next(history.People.Count)], nodes[random.Next(nodes.Length)]);
            var space = history.Model.Nodes[folder].Space;
            var (told, fresh) = (
                await core.Grants.GrantsBelowAsync(person, space, folder, default),
                await core.FreshGrants.GrantsBelowAsync(person, space, folder, default));
            Assert.Equal(Texts(fresh), Texts(told));
        }

        if (history.Shares.Count == 0) return;
        foreach (var share in random.GetItems([.. history.Shares], QuestionsEach / 5))
            Assert.Equal(await core.FreshGrants.ShareAsync(share, default), await core.Grants.ShareAsync(share, default));

        static IEnumerable<string> Texts(ILookup<NodeId, ReachingGrant> grants) =>
            grants.SelectMany(node => node.Select(grant => $"{node.Key} {grant}")).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<int[]> Shorter(int[] steps)
    {
        for (var count = steps.Length / 2; count > 0; count /= 2)
        {
            for (var at = 0; at + count <= steps.Length; at += count) yield return [.. steps[..at], .. steps[(at + count)..]];
        }
    }
}
