using System.CommandLine;

namespace Server.Cli.Events;

/// <summary><c>opencloud events …</c></summary>
internal static class EventsCommand
{
    public static Command Create() => new("events", "The log itself, in a person's words or as it is stored.")
    {
        EventsTail.Create(),
        EventsShow.Create(),
    };

    public static Option<bool> Json() => new("--json") { Description = "The exact stored text, one event per line." };
}
