using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Server;

/// <summary>What a server says while it runs: one line for what an administrator should know, nothing for each request.</summary>
internal static class ServerLogs
{
    public static ILoggerFactory Create() => LoggerFactory.Create(logging => logging
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddFilter("Npgsql", LogLevel.None)
        .SetMinimumLevel(LogLevel.Information)
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            console.UseUtcTimestamp = true;
            console.ColorBehavior = LoggerColorBehavior.Default;
        }));
}
