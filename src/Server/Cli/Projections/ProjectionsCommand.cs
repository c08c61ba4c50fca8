using System.CommandLine;

namespace Server.Cli.Projections;

/// <summary><c>opencloud projections</c>: where the read models stand, building them anew, and proving them right.</summary>
internal static class ProjectionsCommand
{
    public static Command Create() => new("projections", "Read models: where they stand, rebuild, verify.")
    {
        ProjectionsList.Create(),
        ProjectionsRebuild.Create(),
        ProjectionsVerify.Create(),
    };
}
