using Api.Tests.GraphQl;
using Api.Tests.Matrix;
using Domain.Access;
using Input = System.Collections.Generic.Dictionary<string, object?>;

namespace Api.Tests.Fields;

/// <summary>Every root field of subscriptions: what somebody who begins to listen is told first.</summary>
internal static class SubscriptionRows
{
    private const long Never = 9_000_000_000_000;

    public static IReadOnlyDictionary<string, Func<World, Who, IEnumerable<Asked>>> All { get; } =
        new Dictionary<string, Func<World, Who, IEnumerable<Asked>>>
        {
            ["changes"] = (world, who) =>
            [
                Of(world, "folder", "item", world.WorkItem, world.PermissionsOf(who, World.Work).Has(Permission.Stat)),
                Of(world, "denied", "item", Denied(world), world.PermissionsOf(who, World.Again).Has(Permission.Stat)),
                Of(world, "trashed", "item", Ids.Of(world[State.Trashed, Kind.Folder]), false),
                Of(world, "space", "space", world.SpaceItem, world.PermissionsOf(who, "").Has(Permission.Stat)),
                Of(world, "malformed", "item", Ids.Malformed, false),
                Of(world, "of another type", "item", world.SpaceItem, false),
            ],
            ["myActivity"] = (world, _) => [new("", new() { ["after"] = world.Position }, Outcome.Data)],
        };

    public static async Task<IReadOnlyList<string>> WrongAsync(World world, Who who, string name)
    {
        var (wrong, asks) = (new List<string>(), All[name](world, who).ToList());
        if (asks.Find(asked => asked.Expected == Outcome.Data) is { } heard)
            asks.AddRange(new[] { -1, Never }.Select(
                after => new Asked($"after {after}", new(heard.Arguments) { ["after"] = after }, "INVALID_INPUT after")));
        foreach (var asked in asks)
        {
            var told = await FirstAsync(world, who, name, asked.Arguments);
            var line = $"Subscription.{name} | {who} | {asked.About} |";
            if (Outcome.Of(told, name) != asked.Expected) wrong.Add($"{line} expected {asked.Expected}, got {told}");
            else if (asked.Nothing is { } nothing && await FirstAsync(world, who, name, nothing) is var other && $"{other}" != $"{told}")
                wrong.Add($"{line} where nothing is, {other} is told, and else {told}");
        }

        return wrong;
    }

    private static async Task<System.Text.Json.JsonElement> FirstAsync(World world, Who who, string name, Input arguments)
    {
        var field = Documents.Schema.SubscriptionType!.Fields[name]!;
        await using var listener = await Listener.OpenAsync(world[who], Documents.Root("subscription", field, arguments.Keys), arguments);
        return (await listener.NextAsync()).Body;
    }

    private static string Denied(World world) => Ids.Of(world[State.Denied, Kind.Folder]);

    private static Asked Of(World world, string about, string kind, string id, bool isKnown)
    {
        return new(about, With(id), isKnown ? Outcome.Data : "NOT_FOUND", isKnown ? null : With(Ids.Unknown(id)));

        Input With(string named) => new() { ["of"] = new Input { [kind] = named }, ["after"] = world.Position };
    }
}
