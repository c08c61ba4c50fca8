using System.Net;
using System.Text;
using GraphQl.Execution;
using GraphQl.Transport;
using GraphQl.TypeSystem;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphQl.Tests.Transport;

/// <summary>A small schema behind a real server on a free port.</summary>
internal sealed class ServedEndpoint : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ServedEndpoint(WebApplication app, Uri address) => (_app, Address) = (app, address);

    public Uri Address { get; }

    public HttpClient Client { get; } = new();

    public static async Task<ServedEndpoint> StartAsync(TransportOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.UseGraphQlSockets();
        app.MapGraphQl("/graphql", new(new RequestExecutor(Schema), options));
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new(app, new(new Uri(address), "/graphql"));
    }

    public async Task<(int Status, string Text)> PostAsync(string json, Action<HttpRequestMessage>? change = null)
    {
        using var request =
            new HttpRequestMessage(HttpMethod.Post, Address) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        change?.Invoke(request);
        using var response = await Client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private static readonly GraphQlSchema Schema = new SchemaBuilder().Add(
        new ObjectType<object>("Query", "Root.",
        [
            new("hello", "String!", _ => "world"),
            new("fail", "String", _ => throw new GraphQlException("told to fail")),
            new("echo", "String", (_, context) => new(context.Argument<string>("text"))) { Arguments = [new("text", "String")] },
        ]),
        new ObjectType<object>("Subscription", "Root.",
        [
            SubscriptionField.Of<int>("silence", "Int", context => new(Silence(context.Aborted)), (number, _) => new(number)),
            SubscriptionField.Of<int>("count", "Int", _ => new(Count()), (number, _) => new(number)),
            SubscriptionField.Of<int>("flood", "String", _ => new(Flood()), (_, _) => new(new string('x', 100_000))),
        ])).Build();

    private static async IAsyncEnumerable<int> Silence([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await Task.Delay(Timeout.Infinite, ct);
        yield return 0;
    }

    private static async IAsyncEnumerable<int> Count()
    {
        await Task.Yield();
        for (var i = 0; i < 2000; i++) yield return i;
    }

    private static async IAsyncEnumerable<int> Flood()
    {
        for (var i = 0; ; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }
}
