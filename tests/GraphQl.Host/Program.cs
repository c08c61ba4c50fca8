using System.Net;
using GraphQl.Host.Differential;
using GraphQl.Host.Peers;
using GraphQl.Host.Transport;
using GraphQl.Transport;

// The host that the conformance runners talk to: dotnet run -c Release --project tests/GraphQl.Host -- 127.0.0.1:5000
var address = IPEndPoint.Parse(args.FirstOrDefault() ?? "127.0.0.1:4801");
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(address));

var app = builder.Build();
app.UseGraphQlSockets();
app.MapDifferential();
app.MapTransport();
app.MapPeers();
await app.RunAsync();
