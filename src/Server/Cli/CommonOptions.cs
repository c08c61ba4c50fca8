using System.CommandLine;

namespace Server.Cli;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    public static Option<string> Data() => new("--data")
    {
        Description = $"The data folder (also {ServerSettings.DataVariable}).",
        HelpName = "DIR",
        DefaultValueFactory = _ => ServerSettings.DefaultDataFolder,
    };
}
