using System.CommandLine;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Server.Cli;

/// <summary><c>opencloud version</c></summary>
internal static class VersionCommand
{
    /// <summary>The release, without the build's source revision.</summary>
    public static string Product { get; } =
        typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static Command Create()
    {
        var command = new Command("version", "Prints the version.");
        command.SetAction(_ => Console.WriteLine(
            $"opencloud {Product} ({RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier})"));
        return command;
    }
}
