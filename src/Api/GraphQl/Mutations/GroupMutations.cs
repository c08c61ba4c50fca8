using Api.GraphQl.Relay;
using Api.GraphQl.Requests;
using Api.GraphQl.Types;
using Commands;
using Domain;
using Domain.Access;
using Domain.Groups;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Mutations;

/// <summary>Mutations of groups: for those who manage accounts.</summary>
internal static class GroupMutations
{
    private static readonly Refusal NoGroup = new(RefusalCode.NotFound, "There is no such group.");
    private static readonly Refusal NoMember = new(RefusalCode.NotFound, "There is no such person or group.");

    private static readonly InputValueDefinition Group = new("group", "ID!", "The group.");
    private static readonly InputValueDefinition Member = new("member", "ID!", "The person, or the group all of whose members are meant.");

    private static Field<MutationRun> Made => new(
        "group", GroupType.Name, static (run, context) => run.Key is { } key ? context.Loaders.Groups.Load(new GroupId(key)) : default,
        "The group, as it is now; null when it is gone.");

    private sealed record NewInput(string Name, string? Description);

    public static readonly IMutation Create = new Mutation<NewInput>("createGroup", "Makes a group.")
    {
        Input = [new("name", "String!", "What people call it."), new("description", "String", "What it is for.")],
        Rules = Described(),
        Read = static input => new(input.Get<string>("name")!, input.Get<string>("description")),
        Payload = [Made],
        RunAsync = static async (input, run, ct) =>
        {
            var id = new GroupId(run.NewKey());
            if (!MayManage(run)) return;
            if (await run.Blaming("name").CommandAsync(
                AccessReasons.AccountRole, by => run.Services.Groups.CreateAsync(by, id, input.Name, input.Description, ct), ct) is not null)
                run.Key = id.Value;
        },
    };

    public static readonly IMutation Update = new Mutation<InputObject>(
        "updateGroup", "Changes what is told of a group; what is not named stays.")
    {
        Input = [Group, new("name", "String", "What people call it."), new("description", "String", "What it is for; null: nothing.")],
        Rules = Described().Id("group"),
        Read = static input => input,
        Payload = [Made],
        RunAsync = UpdateAsync,
        IsSetting = true,
    };

    public static readonly IMutation Delete = new Mutation<string>(
        "deleteGroup", "Deletes a group, and with it all that was granted to it.")
    {
        Input = [Group],
        Rules = new InputRules().Id("group"),
        Read = static input => input.Get<string>("group")!,
        Payload = [Made],
        RunAsync = static async (group, run, ct) =>
        {
            if (await FindAsync(group, run, ct) is not { } id) return;
            if (await run.CommandAsync(AccessReasons.AccountRole, by => run.Services.Groups.DeleteAsync(by, id, ct), ct) is not null)
                run.Key = id.Value;
        },
    };

    public static readonly IMutation AddMember = Membership(
        "addGroupMember", "Puts somebody into a group.",
        async (run, by, group, member, ct) =>
        {
            var (isCycle, seenAt) = await run.Services.Grants.IsCycleAsync(member, group, ct);
            return await run.Services.Groups.AddMemberAsync(by, seenAt, group, member, isCycle, ct);
        });

    public static readonly IMutation RemoveMember = Membership(
        "removeGroupMember", "Takes somebody out of a group.",
        (run, by, group, member, ct) => run.Services.Groups.RemoveMemberAsync(by, group, member, ct));

    private static InputRules Described() =>
        new InputRules().Keeps<string>("name", GroupDecider.UnfitName).Text("description", GroupDecider.TextMax);

    private static Mutation<(string Group, string Member)> Membership(
        string name, string description, Func<MutationRun, Envelope, GroupId, Grantee, CancellationToken, Task<Outcome>> command) =>
        new(name, description)
        {
            Input = [Group, Member],
            Rules = new InputRules().Id("group", "member"),
            Read = static input => (input.Get<string>("group")!, input.Get<string>("member")!),
            Payload = [Made],
            RunAsync = async (input, run, ct) =>
            {
                if (await FindAsync(input.Group, run, ct) is not { } id) return;
                if (await GrantMutations.GranteeAsync(input.Member, run, ct) is not { } member) run.Refuse(NoMember, "member");
                else if (await run.Blaming("member").CommandAsync(
                    attempt => command(run, run.Envelope(AccessReasons.AccountRole), id, member, attempt), ct) is not null)
                    run.Key = id.Value;
            },
        };

    private static async Task UpdateAsync(InputObject input, MutationRun run, CancellationToken ct)
    {
        if (await FindAsync(input.Get<string>("group")!, run, ct) is not { } id) return;
        var groups = run.Services.Groups;
        run.Key = id.Value;
        if (input.Get<string>("name") is { } name
            && await run.Blaming("name").CommandAsync(AccessReasons.AccountRole, by => groups.RenameAsync(by, id, name, ct), ct) is null)
            return;
        if (input.Has("description"))
            await run.Blaming("description").CommandAsync(
                AccessReasons.AccountRole, by => groups.DescribeAsync(by, id, input.Get<string>("description"), ct), ct);
    }

    private static bool MayManage(MutationRun run)
    {
        if (run.Request.User.Role.ManagesAccounts) return true;
        run.Refuse(AccessRules.Forbidden);
        return false;
    }

    private static async ValueTask<GroupId?> FindAsync(string text, MutationRun run, CancellationToken ct)
    {
        if (!MayManage(run)) return null;
        if (GlobalId.Parse(text) is { Kind: GlobalId.Group } id
            && await run.Services.Grants.GroupAsync(new GroupId(id.Key), ct) is { } found) return found.Id;
        run.Refuse(NoGroup, "group");
        return null;
    }
}
