using Api.Tests.Graph;
using Api.Tests.GraphQl;
using Api.Tests.Matrix;
using static Api.Tests.Fields.MutationRow;
using Input = System.Collections.Generic.Dictionary<string, object?>;

namespace Api.Tests.Fields;

/// <summary>Mutations of groups and people: for who manages accounts. And of what is one's own.</summary>
internal static class PeopleRows
{
    private const string Fit = "Other-Horse-7";

    private static readonly byte[] Picture = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    public static IReadOnlyList<MutationRow> All { get; } =
    [
        new("createGroup", OfAdmin, (world, _, _) => Of(new() { ["name"] = $"g{Guid.NewGuid():n}" })),
        new("updateGroup", OfAdmin, (world, _, _) => Of(new() { ["group"] = world.GroupItem, ["description"] = "Everybody" })),
        new("deleteGroup", OfAdmin, OnGroup(_ => [])),
        new("addGroupMember", OfAdmin, async (world, _, isChange) => new()
        {
            ["group"] = world.GroupItem, ["member"] = isChange ? Ids.Person((await world.StrangerAsync()).Id.Value) : world.BystanderItem,
        }),
        new("removeGroupMember", OfAdmin, OnGroup(world => new() { ["member"] = world.BystanderItem })),

        new("createPerson", OfAdmin, (world, _, _) => Of(new()
        {
            ["signInName"] = $"p{Guid.NewGuid():n}"[..20], ["displayName"] = "Somebody new", ["password"] = Fit,
        }))
        {
            Late = (world, _) => [("signInName", world.Manager.Name, "NAME_TAKEN input.signInName")],
        },
        new("updatePerson", OfAdmin, OnPerson((_, _) => new() { ["surname"] = "Lovelace" })),
        new("disablePerson", OfAdmin, OnPerson()) { Late = Oneself },
        new("enablePerson", OfAdmin, OnPerson()),
        new("setPassword", OfAdmin, OnPerson((_, _) => new() { ["password"] = Fit })),
        new("handOverSpaces", OfAdmin, OnPerson((world, _) => new() { ["heir"] = Ids.Person(world.Manager.Id.Value) }))
        {
            IsToldAgain = false,
        },
        new("deletePerson", OfAdmin, OnPerson()) { Late = Oneself },
        new("restorePerson", OfAdmin, OnPerson(isDeleted: true)) { IsToldAgain = false },
        new("erasePerson", OfAdmin, OnPerson(isDeleted: true)) { IsToldAgain = false },

        new("createAppToken", OfAnybody, (_, _, _) => Of(new() { ["label"] = "sync", ["expiresAt"] = DateTimeOffset.UtcNow.AddDays(1) }))
        {
            Late = (_, _) => [("expiresAt", DateTimeOffset.UnixEpoch, "INVALID_INPUT input.expiresAt")], IsToldAgain = false,
        },
        new("revokeAppToken", OfAnybody, async (world, who, isChange) => new() { ["appToken"] = await TokenAsync(world, who, isChange) })
        {
            Late = (_, others) => [("appToken", others["appToken"], "NOT_FOUND input.appToken")],
        },
        new("updateMe", OfAnybody, (_, _, _) => Of(new() { ["language"] = "fr" })),
        new("changePassword", OfAnybody, (_, _, _) => Of(new() { ["currentPassword"] = ApiFixture.Password, ["newPassword"] = Fit }))
        {
            // Who signs in otherwise is asked for elsewhere: here the people of the world would lose their passwords.
            IsTriedOnly = true,
            Late = (_, _) => [("currentPassword", "Not-Mine-7", "INVALID_INPUT input.currentPassword")],
        },
        new("changeSetting", OfAnybody, (_, _, _) => Of(new() { ["setting"] = "auto-accept-shares", ["value"] = "true" }))
        {
            Late = (_, _) => [("value", "perhaps", "INVALID_INPUT input.value")],
        },
        new("setPhoto", NoGuest(OfAnybody), (_, _, _) => Of(new() { ["file"] = null })) { File = Picture },
        new("removePhoto", OfAnybody, (_, _, _) => Of([])),
    ];

    private static Task<Input> Of(Input input) => Task.FromResult(input);

    private static IEnumerable<(string, object?, string)> Oneself(World world, Input input) =>
        [("person", Ids.Person(world[Who.Admin].Id.Value), "FORBIDDEN input.person")];

    private static Func<World, Who, bool, Task<Input>> OnGroup(Func<World, Input> more) => async (world, _, isChange) =>
        new(more(world)) { ["group"] = Ids.Group(isChange ? await world.NewGroupAsync() : world.Group) };

    private static Func<World, Who, bool, Task<Input>> OnPerson(Func<World, Guid, Input>? more = null, bool isDeleted = false) =>
        async (world, _, isChange) =>
        {
            const string delete = "mutation($person: ID!) { deletePerson(input: {person: $person}) { errors { code } } }";
            var key = isChange ? (await world.StrangerAsync()).Id.Value : world.Bystander;
            var person = Ids.Person(key);
            if (isChange && isDeleted) await world[Who.Admin].QueryAsync(delete, new { person });
            return new(more?.Invoke(world, key) ?? []) { ["person"] = person };
        };

    /// <param name="isOwn">Else somebody else's.</param>
    private static async Task<string> TokenAsync(World world, Who who, bool isOwn)
    {
        const string make =
            "mutation($end: DateTime!) { createAppToken(input: {label: \"gone soon\", expiresAt: $end}) { appToken { id } } }";
        var owner = isOwn ? who : who == Who.Viewer ? Who.Editor : Who.Viewer;
        return (await world[owner].QueryAsync(make, new { end = DateTimeOffset.UtcNow.AddDays(1) })).Text("createAppToken.appToken.id")!;
    }
}
