using System.CommandLine;
using Commands;
using Domain;
using Domain.Access;
using Projections.Core.Access;

namespace Server.Cli.Group;

/// <summary><c>opencloud group …</c></summary>
internal static class GroupCommand
{
    private const int GroupsMax = 100_000;

    public static Command Create() => new("group", "Groups of people.")
    {
        CreateList(),
        CreateAdd(),
        CreateDelete(),
        CreateMembers(),
        GroupMembership.CreateJoin(),
        GroupMembership.CreateLeave(),
    };

    public static Argument<string> Name() => new("group") { Description = "The group's name." };

    public static async Task<GroupRow> FindAsync(CliSession session, string name, CancellationToken ct)
    {
        var found = await session.Ledger.Grants.GroupsAsync(name, GroupsMax, ct);
        return found.FirstOrDefault(group => group.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new CommandFailedException($"There is no group {name}.");
    }

    private static Command CreateList()
    {
        var data = CommonOptions.Data();
        var command = new Command("list", "Lists groups.") { data };
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await CliSession.OpenAsync(ServerSettings.Read(parsed.GetValue(data)!), ct);
            var table = new TerminalTable("Name", "Members", "Description", "Id");
            foreach (var group in await session.Ledger.Grants.GroupsAsync("", GroupsMax, ct))
            {
                var members = await session.Ledger.Grants.MembersAsync(group.Id, ct);
                table.Add(group.Name, $"{members.Count}", group.Description ?? "", group.Id.Value.ToString());
            }

            table.Print();
        });
        return command;
    }

    private static Command CreateAdd()
    {
        var (name, data) = (Name(), CommonOptions.Data());
        var description = new Option<string?>("--description") { Description = "What the group is for." };
        var command = new Command("add", "Makes a group.") { name, description, data };
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await CliSession.OpenAsync(ServerSettings.Read(parsed.GetValue(data)!), ct);
            var called = parsed.GetRequiredValue(name);
            await session.Ledger.Accounts.VisibleAsync(await session.Ledger.Groups.CreateAsync(
                CliSession.Envelope("group add"), GroupId.New(), called, parsed.GetValue(description), ct), ct);
            Console.WriteLine($"Added the group {called}");
        });
        return command;
    }

    private static Command CreateDelete()
    {
        var (name, data) = (Name(), CommonOptions.Data());
        var command = new Command("delete", "Deletes a group; what was granted to it ends at once.") { name, data };
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await CliSession.OpenAsync(ServerSettings.Read(parsed.GetValue(data)!), ct);
            var group = await FindAsync(session, parsed.GetRequiredValue(name), ct);
            await session.Ledger.Accounts.VisibleAsync(
                await session.Ledger.Groups.DeleteAsync(CliSession.Envelope("group delete"), group.Id, ct), ct);
            Console.WriteLine($"Deleted the group {group.Name}");
        });
        return command;
    }

    private static Command CreateMembers()
    {
        var (name, data) = (Name(), CommonOptions.Data());
        var command = new Command("members", "Lists whom a group holds itself.") { name, data };
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await CliSession.OpenAsync(ServerSettings.Read(parsed.GetValue(data)!), ct);
            var group = await FindAsync(session, parsed.GetRequiredValue(name), ct);
            var table = new TerminalTable("Name", "Kind", "Display name", "Id");
            foreach (var member in await session.Ledger.Grants.MembersAsync(group.Id, ct))
                table.Add(member.Name, member.Member.IsGroup ? "group" : "person", member.DisplayName, member.Member.Id.ToString());
            table.Print();
        });
        return command;
    }
}
