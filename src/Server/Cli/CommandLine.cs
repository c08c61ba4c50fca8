using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using EventStore;
using Npgsql;

namespace Server.Cli;

/// <summary>Runs a command. Exit codes: 0 done, 1 failed, 2 not understood, 130 interrupted. Errors are one line.</summary>
internal static class CommandLine
{
    private const int Failed = 1;
    private const int NotUnderstood = 2;
    private const int Interrupted = 130;

    /// <summary>How long an interrupted command may take to end cleanly: a server finishes its requests and stops PostgreSQL.</summary>
    private static readonly TimeSpan EndingMax = TimeSpan.FromSeconds(60);

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction)
        {
            return await FailAsync(NotUnderstood, $"{parsed.Errors[^1].Message} See {NameOf(parsed.CommandResult)} --help.");
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = EndingMax });
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
        catch (CommandFailedException e)
        {
            return await FailAsync(Failed, e.Message);
        }
        catch (Exception e) when (e is NpgsqlException or EventStoreUnavailableException or EventStoreFullException)
        {
            return await FailAsync(Failed, $"The database could not be used: {e.Message}");
        }
        catch (IOException e)
        {
            return await FailAsync(Failed, e.Message);
        }
    }

    private static string NameOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{NameOf(parent)} {result.Command.Name}" : result.Command.Name;

    private static async Task<int> FailAsync(int code, string message)
    {
        await Console.Error.WriteLineAsync($"opencloud: {message.ReplaceLineEndings(" ")}");
        return code;
    }
}
