namespace Reliability;

/// <summary>Several clients at once, and what must hold after whatever happened to them.</summary>
public sealed class Load(ServerUnderTest server, Report report, int seed, int clients, int contentMaxBytes) : IDisposable
{
    private readonly Dav _dav = new(server.Origin, "admin", ServerUnderTest.Password);
    private readonly List<Client> _clients = [];

    public int Acknowledged => _clients.Sum(client => client.Acknowledged);

    public int Unanswered => _clients.Sum(client => client.Unanswered);

    public async Task BeginAsync()
    {
        for (var n = 0; n < clients; n++)
        {
            var client = new Client(_dav, $"client{n}", (seed * 1_000) + n, contentMaxBytes);
            await client.BeginAsync();
            _clients.Add(client);
        }
    }

    /// <summary>Works for a while, until <paramref name="disturb"/> has done its deed and every client has stopped.</summary>
    public async Task WorkAsync(TimeSpan before, Func<Task> disturb, TimeSpan after)
    {
        using var stop = new CancellationTokenSource();
        var work = _clients.Select(client => client.WorkAsync(stop.Token)).ToArray();
        await Task.Delay(before, CancellationToken.None);
        await disturb();
        await Task.Delay(after, CancellationToken.None);
        await stop.CancelAsync();
        await Task.WhenAll(work);
    }

    /// <summary>Nothing acknowledged lost, nothing partly applied, no listed file without its bytes.</summary>
    public async Task CheckContentAsync(string when)
    {
        var wrong = new List<string>();
        foreach (var client in _clients)
        {
            try
            {
                if (await client.CheckAsync() is { } difference) wrong.Add(difference);
            }
            catch (InvalidDataException e)
            {
                wrong.Add(e.Message);
            }
        }

        report.Check($"{when}: every folder is as acknowledged", wrong.Count == 0 ? null : string.Join(" | ", wrong));
    }

    /// <summary>Every projection equals a fresh replay of the log.</summary>
    public async Task CheckProjectionsAsync(string when)
    {
        var (exitCode, output) = await server.RunAsync("projections", "verify");
        report.Check($"{when}: every projection equals a fresh replay", exitCode == 0 ? null : $"exit {exitCode}: {output}");
    }

    public void Dispose() => _dav.Dispose();
}
