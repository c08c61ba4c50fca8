using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using GraphQl.Execution;
using GraphQl.Host.Peers;
using GraphQl.TypeSystem;

// The nested query of bench/graphql without a transport: what the engine itself takes. The least of all rounds is the figure that other work
// on the machine disturbs least.
//   dotnet run -c Release --project bench/graphql/Engine -- [rounds] [spaces] [nodes]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var rounds = int.Parse(args.ElementAtOrDefault(0) ?? "20");
var variables = new Dictionary<string, object?>
{
    ["spaces"] = new JsonNumber(args.ElementAtOrDefault(1) ?? "10"),
    ["nodes"] = new JsonNumber(args.ElementAtOrDefault(2) ?? "20"),
};
var text = DocumentText.FromString(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "nested.graphql")));
var executor = new RequestExecutor(PeersSchema.Build());
var body = new ArrayBufferWriter<byte>();

const int Requests = 200;
var (least, bytes) = (double.MaxValue, 0L);
for (var round = 0; round < rounds; round++)
{
    var (before, allocated) = (Cpu(), GC.GetTotalAllocatedBytes());
    for (var i = 0; i < Requests; i++)
    {
        var request = new OperationRequest(text) { Variables = variables, Scope = PeersSchema.CreateScope() };
        var result = (OperationResult)await executor.ExecuteAsync(request, CancellationToken.None);
        body.ResetWrittenCount();
        result.WriteTo(body);
    }

    least = Math.Min(least, (Cpu() - before) * 1000 / Requests);
    bytes = (GC.GetTotalAllocatedBytes() - allocated) / Requests;
}

Console.WriteLine($"{body.WrittenCount:n0} bytes: {least:n0} µs of processor, {bytes:n0} bytes allocated per request");

static double Cpu() => Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds;
