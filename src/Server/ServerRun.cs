using System.Net;
using System.Runtime;
using Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Server.Postgres;
using Server.Setup;

namespace Server;

/// <summary>
/// One run of the server: the lock, the cluster, the schema, the first accounts, the workers, the door;
/// then all of it backwards.
/// </summary>
internal sealed class ServerRun(ServerSettings settings, HeadSettings heads, IPEndPoint listen, bool withDemo)
{
    /// <summary>Requests that are under way when the server is told to stop may end.</summary>
    private static readonly TimeSpan DrainMax = TimeSpan.FromSeconds(15);

    public async Task RunAsync(CancellationToken ct)
    {
        // A full collection that stops everybody takes 50 ms; beside the requests it takes some memory more.
        GCSettings.LatencyMode = GCLatencyMode.SustainedLowLatency;
        settings.Data.Create();
        using var ours = settings.Data.TryLock()
            ?? throw new CommandFailedException($"A server is already running on {settings.Data.Path}.");
        using var logs = ServerLogs.Create();

        if (settings.OutsidePostgres is { } outside)
        {
            await ServeAsync(outside, logs, ct);
            return;
        }

        var cluster = new PrivateCluster(settings.Data);
        try
        {
            await cluster.StartAsync(ct);
            await WithAsync(
                supervising => new ClusterSupervisor(cluster, logs.CreateLogger<ClusterSupervisor>()).RunAsync(supervising),
                () => ServeAsync(cluster.ConnectionString, logs, ct));
        }
        finally
        {
            await cluster.StopAsync();
        }
    }

    private async Task ServeAsync(string connectionString, ILoggerFactory logs, CancellationToken ct)
    {
        var installation = await PrepareAsync(connectionString, ct);
        await using var services = new Services(connectionString, settings.BlobFolder, heads.For(installation), logs);
        await WithAsync(services.Ledger.ProjectAsync, () => WithAsync(services.Access.RunAsync, async () =>
        {
            await CreateAccountsAsync(services, ct);
            await WithAsync(services.WorkAsync, () => AnswerAsync(services, logs, ct));
        }));
    }

    private static async Task<Installation> PrepareAsync(string connectionString, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await Schema.ApplyAsync(database, ct);
        return await Installation.ReadAsync(database, ct);
    }

    private async Task CreateAccountsAsync(Services services, CancellationToken ct)
    {
        var password = await services.Ledger.Accounts.CreateAdminAsync(ServerSettings.Variable(ServerSettings.AdminPasswordVariable), ct);
        if (password is { Length: > 0 })
        {
            Console.WriteLine($"The account {Accounts.AdminName} was made. Its password is shown this once: {password}");
        }

        if (withDemo && await services.Demo.CreateAsync(ct)) Console.WriteLine("The demo accounts were made; their password is demo.");
    }

    private async Task AnswerAsync(Services services, ILoggerFactory logs, CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            OpenCloudApi.ConfigureKestrel(kestrel);
            kestrel.Listen(listen);
        });
        builder.Services.AddSingleton(logs);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = DrainMax);
        await using var app = builder.Build();
        app.MapOpenCloud(services.Api);

        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException e) when (e.InnerException is not null)
        {
            throw new CommandFailedException($"Cannot listen on {listen}: {e.InnerException.Message}.", e);
        }

        Console.WriteLine($"OpenCloud answers at http://{listen}/ with its data in {settings.Data.Path}");
        await Task.Delay(Timeout.Infinite, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Console.WriteLine("Stopping …");
        await app.StopAsync(CancellationToken.None);
    }

    /// <summary>
    /// Runs something beside the body, and ends it after the body.
    /// It has to see to its own failures: they do not end the run.
    /// </summary>
    private static async Task WithAsync(Func<CancellationToken, Task> beside, Func<Task> body)
    {
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => beside(stop.Token), CancellationToken.None);
        try
        {
            await body();
        }
        finally
        {
            await stop.CancelAsync();
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
