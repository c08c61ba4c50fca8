using Api;
using Commands;
using Domain;
using Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Server;
using Server.Setup;

namespace AccessBench;

/// <summary>The whole server in this process, composed as the program composes it, on a database of its own.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private static readonly TimeSpan VisibleMax = TimeSpan.FromMinutes(10);

    private readonly string _blobs = Directory.CreateTempSubdirectory("opencloud-bench-").FullName;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Services _services;
    private readonly Task _running;
    private WebApplication? _app;

    private BenchServer(string connectionString, Installation installation)
    {
        _services = new(connectionString, _blobs, new HeadSettings(null, [], false, []).For(installation), NullLoggerFactory.Instance);
        _running = Task.WhenAll(_services.Ledger.ProjectAsync(_stopping.Token), _services.Access.RunAsync(_stopping.Token));
    }

    public Ledger Ledger => _services.Ledger;

    public Uri Address { get; private set; } = null!;

    public static async Task<BenchServer> StartAsync(TestDatabase database)
    {
        await Schema.ApplyAsync(database.DataSource, default);
        var server = new BenchServer(database.ConnectionString, await Installation.ReadAsync(database.DataSource, default));
        await server.ListenAsync();
        return server;
    }

    /// <summary>Until every read model shows all that was appended: one that catches up takes the cores from what is measured.</summary>
    public async Task CatchUpAsync()
    {
        var head = await Ledger.Store.HeadAsync(default);
        foreach (var model in Projections.All.Definitions)
            if (!await Ledger.Checkpoints.WaitForAsync(model.Name, head, VisibleMax, default))
                throw new TimeoutException($"{model.Name} did not follow.");
    }

    public async Task<UserId> RegisterAsync(string name, string displayName, string passwordHash)
    {
        var id = UserId.New();
        var user = new NewUser(id, name, displayName, $"{name}@example.org", IsAdmin: false, QuotaBytes: null);
        var outcome = await Ledger.Users.RegisterAsync(Envelope.System("bench"), user, passwordHash, default);
        return outcome is Outcome.Done ? id : throw new InvalidOperationException(outcome.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        await _stopping.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _services.DisposeAsync();
        _stopping.Dispose();
        Directory.Delete(_blobs, recursive: true);
    }

    private async Task ListenAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(OpenCloudApi.ConfigureKestrel).UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapOpenCloud(_services.Api);
        await _app.StartAsync();
        Address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }
}
