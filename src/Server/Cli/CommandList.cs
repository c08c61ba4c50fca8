using System.CommandLine;
using Server.Cli.Events;
using Server.Cli.Projections;
using Server.Cli.User;

namespace Server.Cli;

/// <summary>Every command, in the order in which the help shows them.</summary>
internal static class CommandList
{
    public static RootCommand Create() => new("OpenCloud: files over WebDAV, and an event log that is the truth about them.")
    {
        ServeCommand.Create(),
        UserCommand.Create(),
        ActivityCommand.Create(),
        EventsCommand.Create(),
        ProjectionsCommand.Create(),
        MigrateCommand.Create(),
        VersionCommand.Create(),
    };
}
