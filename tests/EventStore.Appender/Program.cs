using System.Globalization;
using EventStore;
using EventStore.Appender;

// One of several processes that write to one log at once: <connection string> <seed> <callers> <answers>.
// Prints a line for each answer as soon as it has one, so that whoever kills it knows what was acknowledged.
var connectionString = args[0];
var (seed, callers) = (int.Parse(args[1], CultureInfo.InvariantCulture), int.Parse(args[2], CultureInfo.InvariantCulture));
var left = int.Parse(args[3], CultureInfo.InvariantCulture);

var options = new EventStoreOptions { ConnectionString = connectionString, AppendTimeout = TimeSpan.FromSeconds(1) };
await using var store = new PostgresEventStore(options, Arena.Types());
var gambler = new Gambler(seed);
var output = Console.OpenStandardOutput();
var writing = new Lock();
await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(CallAsync)));

async Task CallAsync()
{
    while (Interlocked.Decrement(ref left) >= 0)
    {
        var request = gambler.Next();
        var result = await AppendAsync(request);
        gambler.Hear(request, result);
        Tell(request, result);
        if (Random.Shared.Next(10) == 0) Tell(request, await AppendAsync(request));
    }
}

// With the same command id until there is an answer: in doubt, asking again may not apply it twice.
async Task<AppendResult> AppendAsync(AppendRequest request)
{
    while (true)
    {
        try
        {
            return await store.AppendAsync(request, default);
        }
        catch (EventStoreUnavailableException)
        {
            await Task.Delay(20);
        }
    }
}

void Tell(AppendRequest request, AppendResult result)
{
    var line = result is AppendResult.Appended a
        ? $"appended {request.CommandId} {a.First} {a.Last} {a.RecordedAt.UtcTicks}\n"
        : $"{result.GetType().Name} {request.CommandId}\n";
    lock (writing)
    {
        output.Write(System.Text.Encoding.ASCII.GetBytes(line));
        output.Flush();
    }
}
