using Api.GraphQl.Relay;
using Api.Tests.Matrix;
using Domain.Access;
using EventStore;
using Input = System.Collections.Generic.Dictionary<string, object?>;

namespace Api.Tests.Fields;

/// <summary>Every root field of queries, and every field below that is asked with something.</summary>
internal static class QueryRows
{
    public static IReadOnlyList<QueryRow> All { get; } =
    [
        new("Query", "node", Nodes),
        new("Query", "nodes", (_, _) =>
        [
            new("ids of nothing", new() { ["ids"] = new[] { Ids.Malformed } }, Outcome.Data),
            new("too many ids", new() { ["ids"] = Enumerable.Repeat(Ids.Malformed, 101) }, "LIMIT_EXCEEDED ids"),
        ]),
        new("Query", "me", Data),
        new("Query", "spaces", (world, who) => [.. Data(world, who), .. Past([])]),
        new("Query", "space", Spaces),
        new("Query", "item", Items),
        new("Query", "people", Found),
        new("Query", "groups", Found),
        new("Query", "roles", Data),
        new("Query", "activity", Activities),
        new("Query", "events", (_, who) => [new("all", [], who == Who.Admin ? Outcome.Data : Outcome.Forbidden)]),
        new("Query", "server", Data),

        new("Me", "sharedWithMe", Data, _ => "{ me { % } }", "me.sharedWithMe"),
        new("Me", "sharedByMe", Data, _ => "{ me { % } }", "me.sharedByMe"),
        new("Me", "links", Data, _ => "{ me { % } }", "me.links"),
        new("Folder", "children", Of(Permission.ListFolder, World.Work),
            world => $$"""{ item(ref: {id: "{{world.WorkItem}}"}) { ... on Folder { % } } }""", "item.children"),
        new("Group", "members", (_, who) => [new("", [], who == Who.Admin ? Outcome.Data : Outcome.Null)],
            world => $$"""{ node(id: "{{world.GroupItem}}") { ... on Group { % } } }""", "node.members"),
        new("Space", "trash", OfTrash, world => $$"""{ space(id: "{{world.SpaceItem}}") { % } }""", "space.trash"),
        .. Enum.GetValues<AccessAction>().Select(action => new QueryRow(
            "Access", "decision", (world, who) => Decided(action, world, who),
            world => $$"""{ item(ref: {id: "{{world.WorkItem}}"}) { access { % } } }""", "item.access.decision.isAllowed")),
    ];

    private static IEnumerable<Asked> Data(World world, Who who) => [new("", [], Outcome.Data)];

    private static Func<World, Who, IEnumerable<Asked>> Of(Permission needed, string path) => (world, who) =>
        [new("", [], world.PermissionsOf(who, path).Has(needed) ? Outcome.Data : Outcome.Null)];

    private static IEnumerable<Asked> OfTrash(World world, Who who) => Of(Permission.ListTrash, "")(world, who);

    private static IEnumerable<Asked> Decided(AccessAction action, World world, Who who)
    {
        var own = world.PermissionsOf(who, World.Work);
        var words = action.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{letter}");
        var name = string.Concat(words).ToUpperInvariant();
        var expected = !own.Has(Permission.Stat) ? Outcome.Null : own.Has(AccessRules.Needed(action)) ? "true" : "false";
        return [new(name, new() { ["action"] = name }, expected)];
    }

    /// <summary>Moments that never were, whoever asks.</summary>
    private static IEnumerable<Asked> Past(Input right) =>
        from position in new[] { -1, 9_000_000_000_000 }
        select new Asked($"as of {position}", new(right) { ["asOf"] = new { position } }, "INVALID_INPUT asOf");

    private static string See(bool isSeen) => isSeen ? Outcome.Data : Outcome.Null;

    private static bool Knows(World world, Who who, Thing thing) =>
        thing.IsThere && world.PermissionsOf(who, thing.Path).Has(Permission.Stat);

    private static bool KnowsSpace(World world, Who who) => who == Who.Admin || world.PermissionsOf(who, "").Has(Permission.Stat);

    private static IEnumerable<Thing> Things(World world) =>
        from state in Enum.GetValues<State>()
        from kind in new[] { Kind.File, Kind.Folder }
        select world[state, kind];

    private static IEnumerable<Asked> Nodes(World world, Who who)
    {
        var seesGrants = world.PermissionsOf(who, World.Work).Has(Permission.ListGrants);
        var share = Ids.Share(world.Shares[Who.Guest]);
        var position = new LogPosition(world.Position);
        return
        [
            .. Things(world).Select(thing => Of($"{thing}", Ids.Of(thing), Knows(world, who, thing))),
            .. Things(world).Where(thing => thing.State != State.Trashed).Select(thing => Of(
                $"{thing} of the past", (GlobalId.Parse(Ids.Of(thing))!.Value with { AsOf = position }).ToString(), Knows(world, who, thing))),
            Of("space", world.SpaceItem, KnowsSpace(world, who)),
            Of("person", world.BystanderItem, true),
            Of("group", world.GroupItem, true),
            Of("somebody's share", share, seesGrants || who == Who.Guest),
            Of("membership", world.MemberItem, world.PermissionsOf(who, "").Has(Permission.ListGrants)),
            Of("link", world.LinkItem, seesGrants),
            new("malformed", new() { ["id"] = Ids.Malformed }, Outcome.Null),
            new("empty", new() { ["id"] = "" }, Outcome.Null),
        ];

        static Asked Of(string about, string id, bool isKnown) =>
            new(about, new() { ["id"] = id }, See(isKnown), isKnown ? null : new() { ["id"] = Ids.Unknown(id) });
    }

    private static IEnumerable<Asked> Spaces(World world, Who who)
    {
        var known = KnowsSpace(world, who);
        return
        [
            Of("by its id", world.SpaceItem, Ids.Unknown(world.SpaceItem)),
            Of("by its driveId", world.Space, $"{world.Storage}${Guid.NewGuid()}"),
            new("malformed", new() { ["id"] = Ids.Malformed }, Outcome.Null),
            new("of another type", new() { ["id"] = world.WorkItem }, Outcome.Null),
            new("of the past", new() { ["id"] = world.SpaceItem, ["asOf"] = new { position = world.Position } }, See(known)),
            .. Past(new() { ["id"] = world.SpaceItem }),
        ];

        Asked Of(string about, string id, string unknown) =>
            new(about, new() { ["id"] = id }, See(known), known ? null : new() { ["id"] = unknown });
    }

    private static IEnumerable<Asked> Items(World world, Who who)
    {
        return
        [
            .. Things(world).Select(thing => Of(
                $"{thing} by its id", new { id = Ids.Of(thing) }, Knows(world, who, thing), new { id = Ids.Unknown(Ids.Of(thing)) })),
            .. Things(world).Select(thing => Of(
                $"{thing} by its fileId", new { fileId = thing.Id }, Knows(world, who, thing), new { fileId = $"{world.Space}!{Guid.NewGuid()}" })),
            .. Things(world).Select(thing => Of(
                $"{thing} by its path", At(world.Space, thing.Path), Knows(world, who, thing), At(world.Space, $"{World.Work}/nothing"))),
            Of("malformed", new { id = Ids.Malformed }, false, new { id = Ids.Malformed }),
            Of("of another type", new { id = world.SpaceItem }, false, new { id = Ids.Malformed }),
            .. Past(new() { ["ref"] = new { id = world.WorkItem } }),
        ];

        static object At(string space, string path) => new { at = new { space, path } };

        static Asked Of(string about, object named, bool isKnown, object unknown) =>
            new(about, new() { ["ref"] = named }, See(isKnown), isKnown ? null : new() { ["ref"] = unknown });
    }

    private static IEnumerable<Asked> Found(World world, Who who) =>
    [
        new("three letters", new() { ["search"] = "xyz" }, who == Who.Guest ? Outcome.Forbidden : Outcome.Data),
        new("two letters", new() { ["search"] = "xy" }, who switch
        {
            Who.Guest => Outcome.Forbidden,
            Who.Admin => Outcome.Data,
            _ => "FORBIDDEN search",
        }),
    ];

    private static IEnumerable<Asked> Activities(World world, Who who)
    {
        var stranger = Ids.Unknown(world.BystanderItem);
        return
        [
            Of("folder", "item", world.WorkItem, world.PermissionsOf(who, World.Work).Has(Permission.Stat)),
            .. Things(world).Select(thing => Of($"{thing}", "item", Ids.Of(thing), Knows(world, who, thing))),
            Of("space", "space", world.SpaceItem, world.PermissionsOf(who, "").Has(Permission.Stat)),
            Of("somebody", "person", world.BystanderItem, who == Who.Admin),
            Of("nobody", "person", stranger, false),
            Of("malformed", "item", Ids.Malformed, false),
            Of("of another type", "item", world.SpaceItem, false),
        ];

        static Asked Of(string about, string kind, string id, bool isKnown) => new(
            about, new() { ["of"] = new Input { [kind] = id } }, isKnown ? Outcome.Data : "NOT_FOUND",
            isKnown ? null : new() { ["of"] = new Input { [kind] = Ids.Unknown(id) } });
    }
}
