using Api.Tests.Graph;
using Api.Tests.GraphQl;
using Api.Tests.Matrix;
using Domain.Access;
using static Api.Tests.Fields.MutationRow;
using Input = System.Collections.Generic.Dictionary<string, object?>;

namespace Api.Tests.Fields;

/// <summary>Mutations of files and folders.</summary>
internal static class FileRows
{
    private static readonly Func<World, Who, string> IntoWork = Needs("parent", Permission.Upload);

    public static IReadOnlyList<MutationRow> All { get; } =
    [
        new("createFolder", Needs("parent", Permission.CreateFolder), (world, _, _) => Of(InWork(world))) { Late = InFolder },
        new("uploadFile", IntoWork, (world, _, _) => Of(new(InWork(world)) { ["file"] = null }))
        {
            File = "content"u8.ToArray(), Late = InFolder,
        },
        new("createUpload", IntoWork, (world, _, _) => Of(InWork(world))) { Late = InFolder },
        new("renameItem", Needs("item", Permission.Move), OnFile((world, _) => new() { ["name"] = world.NewName() }))
        {
            Late = (world, _) => [("name", world[State.Old, Kind.File].Name, "NAME_TAKEN input.name")],
        },
        new("moveItem", Both(Needs("item", Permission.Move), IntoWork), OnFile(Moved))
        {
            Late = (world, _) => [("parent", Ids.Of(world[State.Live, Kind.File]), "PARENT_MISSING input.parent")],
        },
        new("copyItem", Both(Needs("item", Permission.ReadContent), IntoWork), OnFile(Moved))
        {
            Late = (world, _) => [("parent", Ids.Of(world[State.Live, Kind.File]), "PARENT_MISSING input.parent")],
        },
        new("lockItem", Needs("item", Permission.Upload), OnFile((_, _) => [])),
        new("refreshLock", Needs("item", Permission.Upload), LockedAsync) { Late = NoSuchLock },
        new("unlockItem", Needs("item", Permission.Upload), LockedAsync) { Late = NoSuchLock },
        new("trashItem", Needs("item", Permission.Delete), OnFile((_, _) => [])),
        new("restoreItem", Both(Needs("item", Permission.RestoreTrash, ""), IntoWork), TrashedAsync),
        new("purgeItem", Needs("item", Permission.PurgeTrash, ""), async (world, _, isChange) =>
            new() { ["item"] = await InTrashAsync(world, isChange) }),
        new("emptyTrash", Needs("space", Permission.PurgeTrash, ""), async (world, _, isChange) => new()
        {
            ["space"] = isChange ? Ids.Space(await world.Manager.ProjectAsync()) : world.SpaceItem,
        }),
        new("restoreVersion", Needs("item", Permission.RestoreVersion), VersionAsync)
        {
            Late = (_, _) => [("version", 1, "NOT_FOUND input.version")],
        },
        new("changeTags", Needs("item", Permission.Upload), OnFile((_, _) => new() { ["add"] = new[] { "blue" } }))
        {
            Late = (_, _) => [("remove", new[] { "blue" }, "INVALID_INPUT input.remove")],
        },
        new("setFavorite", NoGuest(Needs("item", Permission.Stat)), OnFile((_, _) => new() { ["isFavorite"] = true })),
    ];

    private static Input InWork(World world) => new() { ["parent"] = world.WorkItem, ["name"] = world.NewName() };

    private static Task<Input> Of(Input input) => Task.FromResult(input);

    private static IEnumerable<(string, object?, string)> InFolder(World world, Input input) =>
    [
        ("parent", Ids.Of(world[State.Live, Kind.File]), "PARENT_MISSING input.parent"),
        ("name", world[State.Live, Kind.File].Name, "NAME_TAKEN input.name"),
    ];

    private static IEnumerable<(string, object?, string)> NoSuchLock(World world, Input input) =>
        [("token", "urn:uuid:none", "NO_SUCH_LOCK input.token")];

    private static Input Moved(World world, Thing thing) =>
        new() { ["parent"] = Ids.Of(world[State.Live, Kind.Folder]), ["name"] = world.NewName() };

    private static Func<World, Who, bool, Task<Input>> OnFile(Func<World, Thing, Input> more) => async (world, _, isChange) =>
    {
        var thing = isChange ? await world.NewAsync(State.Live, Kind.File) : world[State.Live, Kind.File];
        return new(more(world, thing)) { ["item"] = Ids.Of(thing) };
    };

    private static async Task<Input> LockedAsync(World world, Who who, bool isChange)
    {
        const string take = "mutation($item: ID!) { lockItem(input: {item: $item}) { lock { token } } }";
        var others = world[State.Locked, Kind.File];
        if (!isChange) return new() { ["item"] = Ids.Of(others), ["token"] = others.LockToken.Trim('<', '>') };
        var item = Ids.Of(await world.NewAsync(State.Live, Kind.File));
        var locked = await world[who].QueryAsync(take, new { item });
        return new() { ["item"] = item, ["token"] = locked.Text("lockItem.lock.token") };
    }

    private static async Task<string> InTrashAsync(World world, bool isChange) =>
        Ids.Of(isChange ? await world.NewAsync(State.Trashed, Kind.File) : world[State.Trashed, Kind.File]);

    private static async Task<Input> TrashedAsync(World world, Who who, bool isChange) =>
        new() { ["item"] = await InTrashAsync(world, isChange), ["parent"] = world.WorkItem, ["name"] = world.NewName() };

    private static async Task<Input> VersionAsync(World world, Who who, bool isChange)
    {
        var thing = isChange ? await world.NewAsync(State.Old, Kind.File) : world[State.Old, Kind.File];
        return new() { ["item"] = Ids.Of(thing), ["version"] = long.Parse(thing.Version, null) };
    }
}
