using Api.Tests.Graph;
using Api.Tests.GraphQl;
using Api.Tests.Matrix;
using Domain.Access;
using static Api.Tests.Fields.MutationRow;
using Input = System.Collections.Generic.Dictionary<string, object?>;

namespace Api.Tests.Fields;

/// <summary>Mutations of spaces, grants, links and what is received.</summary>
internal static class SharingRows
{
    private static readonly DateTimeOffset Past = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<MutationRow> All { get; } =
    [
        new("createSpace", NoGuest(OfAnybody), (_, _, _) => Of(new() { ["name"] = "One more" })),
        new("updateSpace", OfSpace, (world, _, _) => Of(new() { ["space"] = world.SpaceItem, ["description"] = "To try everything in" }))
        {
            Late = (world, _) => [("image", Ids.Of(world[State.Trashed, Kind.File]), "NOT_FOUND input.image")],
        },
        new("disableSpace", OfSpace, Project()),
        new("enableSpace", OfSpace, Project("disableSpace")),
        new("deleteSpace", OfSpace, Project("disableSpace")),

        new("createGrant", NoGuest(Needs("item", Permission.AddGrant)), async (world, _, isChange) => new()
        {
            ["item"] = LiveFile(world), ["role"] = "viewer",
            ["grantee"] = isChange ? Ids.Person((await world.StrangerAsync()).Id.Value) : world.BystanderItem,
        })
        {
            Late = (_, _) => [.. Ends, ("role", "manager", "INVALID_INPUT input.role"), ("role", "denied", "INVALID_INPUT input.role")],
        },
        new("updateGrant", NoGuest(OnGrant("grant", Permission.UpdateGrant)), async (world, _, isChange) =>
            new() { ["grant"] = await GrantAsync(world, isChange), ["role"] = "file-editor" }) { Late = (_, _) => Ends },
        new("revokeGrant", NoGuest(OnGrant("grant", Permission.RemoveGrant)), async (world, _, isChange) =>
            new() { ["grant"] = await GrantAsync(world, isChange) }),

        new("createLink", NoGuest(Needs("item", Permission.AddGrant)), (world, _, _) => Of(new() { ["item"] = LiveFile(world) }))
        {
            Late = (_, _) => [.. Ends, ("type", "createOnly", "INVALID_INPUT input.type")],
        },
        new("updateLink", NoGuest(OnGrant("link", Permission.UpdateGrant)), async (world, _, isChange) =>
            new() { ["link"] = await LinkAsync(world, isChange), ["label"] = "Another" }) { Late = (_, _) => Ends },
        new("revokeLink", NoGuest(OnGrant("link", Permission.RemoveGrant)), async (world, _, isChange) =>
            new() { ["link"] = await LinkAsync(world, isChange) }),

        Received("declineShare"), Received("acceptShare"), Received("hideShare"), Received("showShare"),
    ];

    private static IEnumerable<(string, object?, string)> Ends => [("expiresAt", Past, "INVALID_INPUT input.expiresAt")];

    private static string LiveFile(World world) => Ids.Of(world[State.Live, Kind.File]);

    private static Task<Input> Of(Input input) => Task.FromResult(input);

    /// <summary>Who may not see what is granted on a thing is not told that something is.</summary>
    private static Func<World, Who, string> OnGrant(string id, Permission needed) => (world, who) =>
        world.PermissionsOf(who, World.Work).Has(Permission.ListGrants) ? Needs(id, needed)(world, who) : $"NOT_FOUND input.{id}";

    private static MutationRow Received(string name) => new(
        name, (_, who) => who is Who.Guest or Who.Receiver ? Outcome.Done : "NOT_FOUND input.item",
        (world, _, _) => Of(new() { ["item"] = world.WorkItem }));

    private static Func<World, Who, bool, Task<Input>> Project(string? before = null) => async (world, _, isChange) =>
    {
        if (!isChange) return new() { ["space"] = world.SpaceItem };
        var space = Ids.Space(await world.Manager.ProjectAsync());
        if (before is not null)
        {
            await world.Manager.QueryAsync(
                $"mutation($space: ID!) {{ {before}(input: {{space: $space}}) {{ errors {{ code }} }} }}", new { space });
        }

        return new() { ["space"] = space };
    };

    private static async Task<string> GrantAsync(World world, bool isChange) => Ids.Share(
        isChange
            ? await world.InvitedAsync($"items/{world[State.Live, Kind.File].Id}", Roles.Viewer)
            : await world.SharedAsync(world[State.Live, Kind.File]));

    private static async Task<string> LinkAsync(World world, bool isChange)
    {
        if (!isChange) return world.LinkItem;
        const string make = "mutation($item: ID!) { createLink(input: {item: $item}) { link { id } } }";
        return (await world.Manager.QueryAsync(make, new { item = LiveFile(world) })).Text("createLink.link.id")!;
    }
}
