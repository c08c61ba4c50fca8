using System.CommandLine;
using Commands;
using Domain.Access;

namespace Server.Cli.Group;

/// <summary><c>opencloud group join</c> and <c>leave</c></summary>
internal static class GroupMembership
{
    public static Command CreateJoin() => Create(
        "join", "Puts somebody, or another group, into a group.", "is in", async (session, group, member, ct) =>
        {
            var (isCycle, seenAt) = await session.Ledger.Grants.IsCycleAsync(member, group, ct);
            return await session.Ledger.Groups.AddMemberAsync(CliSession.Envelope("group join"), seenAt, group, member, isCycle, ct);
        });

    public static Command CreateLeave() => Create(
        "leave", "Takes somebody, or another group, out of a group.", "is no longer in", (session, group, member, ct) =>
            session.Ledger.Groups.RemoveMemberAsync(CliSession.Envelope("group leave"), group, member, ct));

    private static Command Create(
        string verb, string description, string done,
        Func<CliSession, Domain.GroupId, Grantee, CancellationToken, Task<Outcome>> change)
    {
        var (name, data) = (GroupCommand.Name(), CommonOptions.Data());
        var member = new Argument<string>("member") { Description = "The sign-in name, or with --group the other group's name." };
        var isGroup = new Option<bool>("--group") { Description = "The member is a group." };
        var command = new Command(verb, description) { name, member, isGroup, data };
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await CliSession.OpenAsync(ServerSettings.Read(parsed.GetValue(data)!), ct);
            var group = await GroupCommand.FindAsync(session, parsed.GetRequiredValue(name), ct);
            var called = parsed.GetRequiredValue(member);
            var grantee = parsed.GetValue(isGroup)
                ? Grantee.Group((await GroupCommand.FindAsync(session, called, ct)).Id)
                : Grantee.User((await session.FindUserAsync(called, ct)).Id);
            await session.Ledger.Accounts.VisibleAsync(await change(session, group.Id, grantee, ct), ct);
            Console.WriteLine($"{called} {done} {group.Name}");
        });
        return command;
    }
}
