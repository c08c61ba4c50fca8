using Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Server;
using Server.Setup;

namespace Api.Tests;

/// <summary>The whole server in this process, on a loopback port of its own, composed as the program composes it.</summary>
public sealed class ApiServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Services _services;
    private readonly Task _running;
    private WebApplication? _app;

    private ApiServer(Services services)
    {
        _services = services;
        _running = Task.WhenAll(services.Ledger.ProjectAsync(_stopping.Token), services.Access.RunAsync(_stopping.Token));
    }

    public ApiServices Services => _services.Api;

    public Commands.Users Users => _services.Ledger.Users;

    public Uri Address { get; private set; } = null!;

    /// <param name="options">The heads' settings, from the installation's own.</param>
    public static async Task<ApiServer> StartAsync(
        TestDatabase database, string blobFolder, ILoggerFactory logs, Func<Guid, ApiOptions>? options = null)
    {
        await Schema.ApplyAsync(database.DataSource, default);
        var installation = await Installation.ReadAsync(database.DataSource, default);
        var heads = options?.Invoke(installation.StorageId) ?? new HeadSettings(null, [], false, []).For(installation);
        var server = new ApiServer(new(database.ConnectionString, blobFolder, heads, logs));
        await server.ListenAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        await _stopping.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _services.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task ListenAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(OpenCloudApi.ConfigureKestrel).UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapOpenCloud(Services);
        await _app.StartAsync();
        Address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }
}
