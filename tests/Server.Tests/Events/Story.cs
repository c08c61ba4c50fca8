using System.Globalization;
using Fixtures;
using Xunit;

namespace Server.Tests.Events;

/// <summary>A server with a little history: what two people did, told afterwards by the commands that read the log.</summary>
public sealed class Story : IAsyncLifetime
{
    private readonly TemporaryData _data = new();
    private ServerProcess? _server;

    internal DavClient Admin => _server!.Admin;

    internal DavClient Ann => _server!.As("ann");

    public async Task InitializeAsync()
    {
        _server = await ServerProcess.ServeAsync(_data.Folder, environment: Given.Settings);
        await TellAsync("user add ann --password-stdin", Given.Password);
        foreach (var step in (Func<Task<Answer>>[])
        [
            () => Admin.MkcolAsync("Documents"),
            () => Admin.PutAsync("Documents/report.txt", "text"),
            () => Admin.PutAsync("aside.txt", "text"),
            () => Ann.PutAsync("diary.txt", "text"),
            () => Admin.MoveAsync("Documents", "Papers"),
            () => Admin.PutAsync("Papers/report.txt", "longer text"),
            () => Admin.DeleteAsync("Papers/report.txt"),
        ])
        {
            Assert.True((await step()).IsDone);
        }
    }

    public async Task DisposeAsync()
    {
        if (_server is not null) await _server.StopAsync();
        _server?.Dispose();
        await _data.DisposeAsync();
    }

    /// <summary>The lines that a command prints.</summary>
    internal async Task<string[]> TellAsync(string command, string? input = null)
    {
        var (exitCode, output, errors) = await ServerProcess.RunAsync($"{command} --data {_data.Folder}", input);
        Assert.Equal((0, ""), (exitCode, errors));
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    internal async Task<string> FailAsync(string command)
    {
        var (exitCode, output, errors) = await ServerProcess.RunAsync($"{command} --data {_data.Folder}");
        Assert.Equal((1, ""), (exitCode, output));
        return Assert.Single(errors.TrimEnd().Split('\n'));
    }

    internal ServerProcess Follow(string command) => ServerProcess.Start($"{command} --data {_data.Folder}");

    /// <summary>The number that a line begins with.</summary>
    internal static long Position(string line) => long.Parse(line.Split(' ', '.')[0], CultureInfo.InvariantCulture);
}
