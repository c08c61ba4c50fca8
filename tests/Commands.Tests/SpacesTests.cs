using Domain;
using Domain.Access;
using Domain.Spaces;
using EventStore;
using Xunit;

namespace Commands.Tests;

public class SpacesTests(Ledger ledger) : IClassFixture<Ledger>
{
    private static readonly Grantee WithBob = Grantee.User(UserId.New());

    [Fact]
    public async Task A_project_space_comes_with_its_manager_and_root_in_one_append()
    {
        var space = New("Apollo", "moonshot");
        var done = Assert.IsType<Outcome.Done>(await ledger.Spaces.CreateProjectAsync(Ledger.By(), space, default));

        var events = await ledger.EventsAsync(done.Position!.Value, 2).ToListAsync();
        Assert.Equal(["project_space_created", "member_added", "root_created"], events.Select(recorded => recorded.Type));
        Assert.Equal(done.Node, Assert.IsType<SpaceEvent.ProjectSpaceCreated>(events[0].Event).Root);
        var member = Assert.IsType<SpaceEvent.MemberAdded>(events[1].Event);
        Assert.Equal((Grantee.User(Sample.Ann), Granted.Of(Roles.Manager)), (member.Member, member.Granted));
    }

    [Fact]
    public async Task Of_many_that_take_one_alias_exactly_one_gets_it()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(i =>
            ledger.Spaces.CreateProjectAsync(Ledger.By(), New("Apollo", i % 2 == 0 ? "contested" : "CONTESTED"), default)));
        Assert.Single(outcomes.OfType<Outcome.Done>());
        Assert.All(outcomes.OfType<Outcome.Refused>(), AssertTaken);
        Assert.Equal(9, outcomes.OfType<Outcome.Refused>().Count());
    }

    [Fact]
    public async Task Two_spaces_of_one_name_have_two_aliases()
    {
        var (one, two) = (await AliasOfAsync(New("Apollo 11")), await AliasOfAsync(New("Apollo 11")));
        Assert.Matches("^apollo-11-[0-9a-f]{6}$", one);
        Assert.NotEqual(one, two);
    }

    [Fact]
    public async Task The_longest_name_makes_an_alias_that_can_be_one()
    {
        var alias = await AliasOfAsync(New(new string('x', SpaceDecider.NameMax)));
        Assert.Equal(SpaceDecider.NameMax, alias.Length);
    }

    [Fact]
    public async Task A_new_alias_is_taken_and_the_old_one_is_free()
    {
        var space = New("Apollo", "before");
        await ledger.Spaces.CreateProjectAsync(Ledger.By(), space, default);
        Assert.IsType<Outcome.Done>(await ledger.Spaces.SetAliasAsync(Ledger.By(), space.Id, "after", default));
        AssertTaken(await ledger.Spaces.CreateProjectAsync(Ledger.By(), New("Gemini", "After"), default));
        Assert.IsType<Outcome.Done>(await ledger.Spaces.CreateProjectAsync(Ledger.By(), New("Gemini", "Before"), default));
        AssertTaken(await ledger.Spaces.SetAliasAsync(Ledger.By(), space.Id, "BEFORE", default));
        Assert.IsType<Outcome.Done>(await ledger.Spaces.SetAliasAsync(Ledger.By(), space.Id, "AFTER", default));
        AssertTaken(await ledger.Spaces.CreateProjectAsync(Ledger.By(), New("Gemini", "after"), default));
    }

    [Fact]
    public async Task The_alias_of_a_deleted_space_is_free_and_of_a_disabled_one_is_not()
    {
        var space = New("Apollo", "lost");
        await ledger.Spaces.CreateProjectAsync(Ledger.By(), space, default);
        await ledger.Spaces.DisableAsync(Ledger.By(), space.Id, default);
        AssertTaken(await ledger.Spaces.CreateProjectAsync(Ledger.By(), New("Gemini", "lost"), default));
        await ledger.Spaces.DeleteAsync(Ledger.By(), space.Id, default);
        Assert.IsType<Outcome.Done>(await ledger.Spaces.CreateProjectAsync(Ledger.By(), New("Gemini", "lost"), default));
    }

    [Fact]
    public async Task A_personal_space_is_deleted_without_an_alias()
    {
        var home = await ledger.HomeAsync();
        await ledger.Spaces.DisableAsync(Ledger.By(), home.Space, default);
        Assert.IsType<Outcome.Done>(await ledger.Spaces.DeleteAsync(Ledger.By(), home.Space, default));
    }

    [Fact]
    public async Task A_quota_holds_from_the_first_upload_and_from_its_change()
    {
        var project = await ledger.ProjectAsync(quotaBytes: 100);
        Assert.Equal(RefusalCode.QuotaExceeded, Refused(await UploadAsync(project, "a", 101)));
        await ledger.Spaces.SetQuotaAsync(Ledger.By(), project.Space, 200, default);
        Assert.IsType<Outcome.Done>(await UploadAsync(project, "a", 101));
        await ledger.Spaces.SetQuotaAsync(Ledger.By(), project.Space, null, default);
        Assert.IsType<Outcome.Done>(await UploadAsync(project, "b", 1_000));
    }

    [Fact]
    public async Task Two_managers_that_remove_each_other_leave_one()
    {
        var project = await ledger.ProjectAsync();
        var (seenAt, ann) = (await ledger.HeadAsync(), Grantee.User(Sample.Ann));
        await ledger.Spaces.SetMemberAsync(Ledger.By(), seenAt, project.Space, WithBob, Granted.Of(Roles.Manager), default);
        var outcomes = await Task.WhenAll(
            ledger.Spaces.RemoveMemberAsync(Ledger.By(), project.Space, ann, default),
            ledger.Spaces.RemoveMemberAsync(Ledger.By(), project.Space, WithBob, default));
        Assert.Single(outcomes.OfType<Outcome.Done>());
        Assert.Equal(RefusalCode.InvalidInput, Refused(Assert.Single(outcomes.OfType<Outcome.Refused>())));
    }

    [Fact]
    public async Task Two_that_set_members_by_one_view_of_things_meet()
    {
        var project = await ledger.ProjectAsync();
        var seenAt = await ledger.HeadAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => ledger.Spaces.SetMemberAsync(
            Ledger.By(), seenAt, project.Space, Grantee.User(UserId.New()), Granted.Of(Roles.SpaceViewer), default)));
        Assert.Single(outcomes.OfType<Outcome.Done>());
        Assert.Single(outcomes.OfType<Outcome.Stale>());
    }

    private static NewSpace New(string name, string? alias = null) => new(SpaceId.New(), name, alias, Description: null, QuotaBytes: null);

    private static RefusalCode Refused(Outcome outcome) => Assert.IsType<Outcome.Refused>(outcome).Refusal.Code;

    private static void AssertTaken(Outcome outcome) => Assert.Equal(RefusalCode.NameTaken, Refused(outcome));

    private async Task<string> AliasOfAsync(NewSpace space)
    {
        var done = Assert.IsType<Outcome.Done>(await ledger.Spaces.CreateProjectAsync(Ledger.By(), space, default));
        var created = await ledger.EventsAsync(done.Position!.Value, 2).FirstAsync();
        return Assert.IsType<SpaceEvent.ProjectSpaceCreated>(created.Event).Alias.Value;
    }

    private async Task<Outcome> UploadAsync(Home home, string name, long sizeBytes) =>
        await home.Nodes.CreateFileAsync(Ledger.By(), await ledger.HeadAsync(), home.At(name), Sample.Content(sizeBytes), default);
}
