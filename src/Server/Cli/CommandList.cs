using System.CommandLine;
using Server.Cli.Events;
using Server.Cli.Group;
using Server.Cli.Projections;
using Server.Cli.Space;
using Server.Cli.User;

namespace Server.Cli;

/// <summary>Every command, in the order in which the help shows them.</summary>
internal static class CommandList
{
    public static RootCommand Create() => new("OpenCloud: files over WebDAV, and an event log that is the truth about them.")
    {
        ServeCommand.Create(),
        UserCommand.Create(),
        GroupCommand.Create(),
        SpaceCommand.Create(),
        ActivityCommand.Create(),
        EventsCommand.Create(),
        ProjectionsCommand.Create(),
        MigrateCommand.Create(),
        VersionCommand.Create(),
    };
}
