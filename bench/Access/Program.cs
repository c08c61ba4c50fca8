using System.Globalization;
using AccessBench;
using Fixtures;

// What it costs to decide who may do what, when there are many people, groups and shares.
//   dotnet run -c Release --project bench/Access -- [users] [groups] [shares]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var sizes = new Sizes(
    Users: int.Parse(args.ElementAtOrDefault(0) ?? "10000", CultureInfo.InvariantCulture),
    Groups: int.Parse(args.ElementAtOrDefault(1) ?? "1000", CultureInfo.InvariantCulture),
    Shares: int.Parse(args.ElementAtOrDefault(2) ?? "10000", CultureInfo.InvariantCulture));

await using var cluster = await PostgresCluster.StartAsync();
await using var database = await cluster.DatabaseAsync();
await using var server = await BenchServer.StartAsync(database);
Console.WriteLine($"{Environment.ProcessorCount} cores, PostgreSQL {await database.ScalarAsync<string>("show server_version")}");

var world = await World.MakeAsync(server, sizes);
var measures = new Measures(server, world);
Console.WriteLine("what                                                      p50 ms   p99 ms   n");
await measures.CheckAsync($"check, one of {sizes.Shares} shares of a person, three folders down");
await measures.GetAsync($"sharedWithMe with {World.ReceivedShares} shares", "/graph/v1beta1/me/drive/sharedWithMe", count: 20);
await measures.GetAsync("search of a person among all", "/graph/v1.0/users?$search=person%2099", count: 20);
await measures.CompareAsync();
Console.WriteLine($"memory of this process {Environment.WorkingSet / 1024 / 1024} MB");
