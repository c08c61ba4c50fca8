using EventStore;
using Spectre.Console;

namespace Server.Cli.Projections;

/// <summary>A progress bar over the log while a terminal looks on; nothing for a program.</summary>
internal static class LogProgress
{
    public static async Task ShowAsync(string name, Func<IProgress<(LogPosition Done, LogPosition Head)>?, Task> work)
    {
        if (Console.IsOutputRedirected)
        {
            await work(null);
            return;
        }

        await AnsiConsole.Progress().AutoClear(true).StartAsync(async bars =>
        {
            var bar = bars.AddTask(name);
            await work(new Bar(bar));
        });
    }

    private sealed class Bar(ProgressTask task) : IProgress<(LogPosition Done, LogPosition Head)>
    {
        public void Report((LogPosition Done, LogPosition Head) value)
        {
            task.MaxValue = value.Head.Value;
            task.Value = value.Done.Value;
        }
    }
}
