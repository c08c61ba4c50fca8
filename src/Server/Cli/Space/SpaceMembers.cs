using System.CommandLine;
using System.Globalization;
using Commands;
using Domain;
using Domain.Access;
using Server.Cli.Group;

namespace Server.Cli.Space;

/// <summary><c>opencloud space members</c>, <c>join</c> and <c>leave</c></summary>
internal static class SpaceMembers
{
    private static readonly Role[] ForSpaces = [.. Roles.All.Where(role => role.Scope.HasFlag(RoleScope.Space))];

    public static Command CreateMembers()
    {
        var (name, data) = (SpaceCommand.Name(), CommonOptions.Data());
        var command = new Command("members", "Lists the members of a space.") { name, data };
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await CliSession.OpenAsync(ServerSettings.Read(parsed.GetValue(data)!), ct);
            var drive = await SpaceCommand.FindAsync(session, parsed.GetRequiredValue(name), ct);
            var table = new TerminalTable("Name", "Kind", "Role", "Until", "Id");
            foreach (var grant in await session.Ledger.Grants.GrantsOnAsync(drive.Space.Root, ct))
            {
                var role = grant.Granted.Role is { } id ? Roles.Find(id)?.Name : null;
                table.Add(
                    grant.SubjectName, grant.Subject.IsGroup ? "group" : "person", role ?? grant.Granted.Permissions.ToString(),
                    grant.Granted.ExpiresAt?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "", grant.Subject.Id.ToString());
            }

            table.Print();
        });
        return command;
    }

    public static Command CreateJoin()
    {
        var role = new Option<string>("--role")
        {
            Description = $"What they may do: {string.Join(", ", ForSpaces.Select(each => each.Name))}.",
            DefaultValueFactory = _ => Roles.SpaceViewer.Name,
        };
        role.AcceptOnlyFromAmong([.. ForSpaces.Select(each => each.Name)]);
        var command = Create("join", "Makes somebody a member of a space, or gives a member another role.", "is a member of", async (session, space, member, parsed, ct) =>
            await session.Ledger.Spaces.SetMemberAsync(
                CliSession.Envelope("space join"), await session.Ledger.Store.HeadAsync(ct), space, member,
                Granted.Of(ForSpaces.Single(each => each.Name == parsed.GetRequiredValue(role))), ct));
        command.Add(role);
        return command;
    }

    public static Command CreateLeave() => Create(
        "leave", "Takes a member out of a space.", "is no longer a member of", (session, space, member, _, ct) =>
            session.Ledger.Spaces.RemoveMemberAsync(CliSession.Envelope("space leave"), space, member, ct));

    private static Command Create(
        string verb, string description, string done,
        Func<CliSession, SpaceId, Grantee, ParseResult, CancellationToken, Task<Outcome>> change)
    {
        var (name, data) = (SpaceCommand.Name(), CommonOptions.Data());
        var member = new Argument<string>("member") { Description = "The sign-in name, or with --group a group's name." };
        var isGroup = new Option<bool>("--group") { Description = "The member is a group." };
        var command = new Command(verb, description) { name, member, isGroup, data };
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await CliSession.OpenAsync(ServerSettings.Read(parsed.GetValue(data)!), ct);
            var drive = await SpaceCommand.FindAsync(session, parsed.GetRequiredValue(name), ct);
            var called = parsed.GetRequiredValue(member);
            var grantee = parsed.GetValue(isGroup)
                ? Grantee.Group((await GroupCommand.FindAsync(session, called, ct)).Id)
                : Grantee.User((await session.FindUserAsync(called, ct)).Id);
            await session.Ledger.Accounts.VisibleAsync(await change(session, drive.Space.Id, grantee, parsed, ct), ct);
            Console.WriteLine($"{called} {done} {drive.Space.Name}");
        });
        return command;
    }
}
