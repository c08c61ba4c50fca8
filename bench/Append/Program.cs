using System.Diagnostics;
using System.Globalization;
using Append;
using EventStore;
using Fixtures;

// Appends as fast as N callers can, with default durability, and says what it cost.
//   dotnet run -c Release --project bench/Append -- [put|note] [seconds] [callers …]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var shape = args.ElementAtOrDefault(0) ?? "put";
var seconds = double.Parse(args.ElementAtOrDefault(1) ?? "10", CultureInfo.InvariantCulture);
var callers = args.Length > 2 ? [.. args.Skip(2).Select(int.Parse)] : new[] { 1, 16, 64, 256 };

await using var cluster = await PostgresCluster.StartAsync();
await using var database = await cluster.DatabaseAsync();
await EventStoreSchema.ApplyAsync(database.DataSource, default);
await using var store = new PostgresEventStore(new EventStoreOptions { ConnectionString = database.ConnectionString }, Sample.Types());
var load = new Load(store, cluster, shape == "put" ? Sample.Put : Sample.Note);

await load.RunAsync(callers: 64, TimeSpan.FromSeconds(2));
Console.WriteLine($"{Environment.ProcessorCount} cores, PostgreSQL {await database.ScalarAsync<string>("show server_version")}, shape {shape}");
Console.WriteLine("callers  events/s   p50 ms   p99 ms   client µs/event   server µs/event   client bytes/event   events/batch");
foreach (var count in callers)
{
    var flushes = await database.ScalarAsync<long>("select xact_commit from pg_stat_database where datname = current_database()");
    var figures = await load.RunAsync(count, TimeSpan.FromSeconds(seconds));
    await Task.Delay(1200); // statistics are reported with delay
    flushes = await database.ScalarAsync<long>("select xact_commit from pg_stat_database where datname = current_database()") - flushes;
    Console.WriteLine(
        $"{count,7}  {figures.EventsPerSecond,8:n0}  {figures.P50,7:n2}  {figures.P99,7:n2}  {figures.ClientMicros,16:n1}  "
        + $"{figures.ServerMicros,16:n1}  {figures.Bytes,19:n0}  {figures.Events / (double)Math.Max(1, flushes),13:n1}");
}
