using Api.GraphQl.Relay;
using Api.GraphQl.Types;
using Api.Http;
using Domain;
using Domain.Access;
using Domain.Shares;
using GraphQl.TypeSystem;
using Projections.Core.Access;

namespace Api.GraphQl.Mutations;

/// <summary>
/// Mutation.createGrant, Mutation.updateGrant and Mutation.revokeGrant: members of a space, when it is on a root folder; shares of anything
/// else. Nobody grants more than they have.
/// </summary>
internal static class GrantMutations
{
    private static readonly Refusal NoRole = new(RefusalCode.InvalidInput, "There is no such role.");
    private static readonly Refusal NoGrantee = new(RefusalCode.NotFound, "There is nobody of this id to grant anything to.");
    private static readonly Refusal RoleUnfit = new(RefusalCode.InvalidInput, "This role is not for such a thing.");
    private static readonly Refusal NoGrant = new(RefusalCode.NotFound, "Nothing of this id is granted.");

    private static readonly InputValueDefinition ExpiresAt = new("expiresAt", "DateTime", "When it ends by itself; null: never.");

    private sealed record NewInput(string Item, string Grantee, string Role, DateTimeOffset? ExpiresAt, string? Message);

    private sealed record ChangeInput(string Grant, string? Role, bool HasExpiry, DateTimeOffset? ExpiresAt);

    public static readonly IMutation Create = new Mutation<NewInput>(
        "createGrant", "Shares a file or folder with somebody; on a space's root folder, makes them a member of the space.")
    {
        Input =
        [
            ItemInputs.Item, new("grantee", "ID!", "The person or group."), new("role", "ID!", "The id or name of a role."), ExpiresAt,
            new("message", "String", "What to write to those who receive it."),
        ],
        Rules = new InputRules().Id("item", "grantee").Keeps<string>("role", Unknown).Text("message", ShareDecider.MessageMax),
        Read = static input => new(
            input.Get<string>("item")!, input.Get<string>("grantee")!, input.Get<string>("role")!,
            input.Get<DateTimeOffset?>("expiresAt"), input.Get<string>("message")),
        Payload = [Granted, Payloads.Item("item", ItemInterface.Name, "What it is granted on.")],
        RunAsync = CreateAsync,
    };

    public static readonly IMutation Update = new Mutation<ChangeInput>("updateGrant", "Gives a membership or share another role or end.")
    {
        Input =
        [
            new("grant", "ID!", "The membership or share."), new("role", "ID", "The id or name of a role; as it is unless told."), ExpiresAt,
        ],
        Rules = new InputRules().Id("grant").Keeps<string>("role", Unknown),
        Read = static input => new(
            input.Get<string>("grant")!, input.Get<string>("role"), input.Has("expiresAt"), input.Get<DateTimeOffset?>("expiresAt")),
        Payload = [Granted, Payloads.Item("item", ItemInterface.Name, "What it is granted on.")],
        RunAsync = UpdateAsync,
    };

    public static readonly IMutation Revoke = new Mutation<string>(
        "revokeGrant", "Takes a membership or share back: nothing is reached through it when this is answered.")
    {
        Input = [new("grant", "ID!", "The membership or share.")],
        Rules = new InputRules().Id("grant"),
        Read = static input => input.Get<string>("grant")!,
        Payload = [Payloads.Item("item", ItemInterface.Name, "What it was granted on.")],
        RunAsync = RevokeAsync,
    };

    private static Field<MutationRun> Granted => new("grant", GrantTypes.GrantName, static async (run, context) =>
    {
        if (run.Node is not { } node || run.Value is not Grantee subject) return null;
        return (await run.Services.Grants.GrantsOnAsync(node, context.Aborted)).FirstOrDefault(grant => grant.Subject == subject);
    }, "What is granted, as it is now.");

    private static async Task CreateAsync(NewInput input, MutationRun run, CancellationToken ct)
    {
        if (!run.MayShare()) return;
        var (role, share) = (RoleOf(input.Role)!, new ShareId(run.NewKey()));
        var granted = Domain.Access.Granted.Of(role, input.ExpiresAt);
        var done = await run.CommandAsync(
            async attempt =>
            {
                var (item, refusal) = await run.Blaming("item").FindAsync(input.Item, AccessAction.Grant, attempt);
                if (item is null) return refusal!;
                if (await GranteeAsync(input.Grantee, run, attempt) is not { } with) return run.Blame(NoGrantee, "grantee");
                if (!role.Scope.HasFlag(item.Scope)) return run.Blame(RoleUnfit, "role");
                (run.Node, run.Value) = (item.Node.Id, with);
                return await run.TakeAsync(run.Sharer.GrantAsync(item, share, with, granted, input.Message, attempt));
            },
            ct);
        if (done is null) (run.Node, run.Value) = (null, null);
    }

    private static async Task UpdateAsync(ChangeInput input, MutationRun run, CancellationToken ct)
    {
        if (!run.MayShare()) return;
        var wanted = input.Role is { } text ? RoleOf(text) : null;
        var done = await run.CommandAsync(
            async attempt =>
            {
                var (grant, item, refusal) = await FindAsync(input.Grant, run.Blaming("grant"), AccessAction.ChangeGrant, attempt);
                if (grant is null) return refusal!;
                if (wanted is not null && !wanted.Scope.HasFlag(item!.Scope)) return run.Blame(RoleUnfit, "role");
                var was = grant.Granted;
                var granted = new Granted(
                    wanted?.Id ?? was.Role, wanted?.Permissions ?? was.Permissions, input.HasExpiry ? input.ExpiresAt : was.ExpiresAt);
                (run.Node, run.Value) = (item!.Node.Id, grant.Subject);
                return await run.TakeAsync(run.Sharer.ChangeAsync(item, grant, granted, attempt));
            },
            ct);
        if (done is null) (run.Node, run.Value) = (null, null);
    }

    private static async Task RevokeAsync(string id, MutationRun run, CancellationToken ct)
    {
        if (!run.MayShare()) return;
        SeenItem? item = null;
        var done = await run.Blaming("grant").CommandAsync(
            async attempt =>
            {
                (var grant, item, var refusal) = await FindAsync(id, run, AccessAction.Revoke, attempt);
                return grant is null ? refusal! : await run.Sharer.RevokeAsync(item!, grant, attempt);
            },
            ct);
        if (done is not null) run.Node = item!.Node.Id;
    }

    /// <summary>A membership or share, on something that the caller may act on so.</summary>
    private static async ValueTask<(GrantRow? Grant, SeenItem? Item, Refusal? Refusal)> FindAsync(
        string id, MutationRun run, AccessAction action, CancellationToken ct)
    {
        var grants = run.Services.Grants;
        switch (GlobalId.Parse(id))
        {
            case { Kind: GlobalId.Share } share when await grants.ShareAsync(new ShareId(share.Key), ct) is { Via: GrantVia.Share } found:
                if (found.Granted.ExpiresAt <= run.Request.Now) break;
                var (item, refusal) =
                    await run.FindAsync(new GlobalId(GlobalId.Item, found.Node.Value, found.Space.Value).ToString(), action, ct);
                return item is null ? (null, null, await run.MayKnowAsync(found, ct) ? refusal : NoGrant) : (found, item, null);
            case { Kind: GlobalId.Member, Space: { } space } member:
                (item, refusal) = await run.FindAsync(new Projections.Core.PathRoot.InSpace(new(space)), action, ct);
                if (item is null) return (null, null, refusal == AccessRules.NotFound ? NoGrant : refusal);
                var mine = (await grants.GrantsOnAsync(item.Node.Id, ct)).FirstOrDefault(
                    grant => grant.Via == GrantVia.Member && grant.Subject.Id == member.Key);
                return mine is null ? (null, null, NoGrant) : (mine, item, null);
        }

        return (null, null, NoGrant);
    }

    private static Refusal? Unknown(string role) => RoleOf(role) is null ? NoRole : null;

    private static Role? RoleOf(string text) => Guid.TryParse(text, out var id) ? Roles.Find(id) : Roles.FindByName(text);

    public static async ValueTask<Grantee?> GranteeAsync(string text, MutationRun run, CancellationToken ct) => GlobalId.Parse(text) switch
    {
        { Kind: GlobalId.Person } person when await run.Services.Core.UserAsync(new UserId(person.Key), ct) is { IsDeleted: false } user =>
            Grantee.User(user.Id),
        { Kind: GlobalId.Group } group when await run.Services.Grants.GroupAsync(new GroupId(group.Key), ct) is { } found =>
            Grantee.Group(found.Id),
        _ => null,
    };
}
