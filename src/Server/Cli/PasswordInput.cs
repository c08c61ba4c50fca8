using System.CommandLine;
using Server.Setup;
using Spectre.Console;

namespace Server.Cli;

/// <summary>A password from standard input, from the terminal, or made up: never from an argument, which every process can read.</summary>
internal static class PasswordInput
{
    private const int MinLength = 8;

    public static Option<bool> FromStdin() => new("--password-stdin") { Description = "Read the password from standard input." };

    public static Option<bool> Generated() => new("--generate") { Description = "Make up a password and print it." };

    public static async Task<string> ReadAsync(bool isFromStdin, bool isGenerated, CancellationToken ct)
    {
        if (isGenerated) return Accounts.NewPassword();
        var password = isFromStdin ? await Console.In.ReadLineAsync(ct) : await AskAsync(ct);
        return password is { Length: >= MinLength }
            ? password
            : throw new CommandFailedException($"A password has at least {MinLength} characters.");
    }

    private static async Task<string> AskAsync(CancellationToken ct)
    {
        if (Console.IsInputRedirected) throw new CommandFailedException("No password: use --password-stdin or --generate.");

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        var password = await new TextPrompt<string>("Password:").Secret(mask: null).AllowEmpty().ShowAsync(console, ct);
        var again = await new TextPrompt<string>("Again:").Secret(mask: null).AllowEmpty().ShowAsync(console, ct);
        return password == again ? password : throw new CommandFailedException("The two were not the same.");
    }
}
