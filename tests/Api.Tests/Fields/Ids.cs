using Api.GraphQl.Relay;
using Api.Tests.Matrix;

namespace Api.Tests.Fields;

/// <summary>Ids as this API writes them, of what stands in the world and of what never was.</summary>
internal static class Ids
{
    public const string Malformed = "not-an-id!";

    extension(World world)
    {
        public string WorkItem => Item(world.WorkId);

        public string SpaceItem => Space(world.Space);

        public string BystanderItem => Person(world.Bystander);

        public string GroupItem => Group(world.Group);

        /// <summary>The link by which a folder is viewed.</summary>
        public string LinkItem => new GlobalId(GlobalId.Link, world.LinkKeys[Who.LinkView]).ToString();

        /// <summary>The viewer's membership.</summary>
        public string MemberItem => new GlobalId(GlobalId.Member, world[Who.Viewer].Id.Value, KeysOf(world.Space)[0]).ToString();
    }

    /// <summary>Of a file or folder, by its id in WebDAV.</summary>
    public static string Item(string fileId) =>
        KeysOf(fileId) is [var space, var node] ? new GlobalId(GlobalId.Item, node, space).ToString() : "";

    public static string Of(Thing thing) => Item(thing.Id);

    public static string Space(string driveId) => new GlobalId(GlobalId.SpaceKind, KeysOf(driveId)[0]).ToString();

    public static string Person(Guid key) => new GlobalId(GlobalId.Person, key).ToString();

    public static string Group(Guid key) => new GlobalId(GlobalId.Group, key).ToString();

    public static string Share(string key) => new GlobalId(GlobalId.Share, Guid.Parse(key)).ToString();

    /// <summary>An id of the same kind that nothing has.</summary>
    public static string Unknown(string like) => GlobalId.Parse(like) is { } id
        ? (id with { Key = Guid.NewGuid(), Space = id.Space is null ? null : Guid.NewGuid() }).ToString()
        : $"{Guid.NewGuid()}";

    /// <summary>Of something that is there, but of another type.</summary>
    public static string OfAnotherType(World world, string than) =>
        GlobalId.Parse(than) is { Kind: GlobalId.SpaceKind } ? world.WorkItem : world.SpaceItem;

    private static Guid[] KeysOf(string fileId) => [.. fileId.Split('$', '!').Skip(1).Select(Guid.Parse)];
}
