using System.Collections.Frozen;
using Api.GraphQl.Requests;
using Api.Http;
using Projections.Activity;

namespace Api.GraphQl.Subscriptions;

/// <summary>What takes a subscriber's rights away while they listen.</summary>
internal static class Rights
{
    private static readonly FrozenSet<string> Changing = new[]
    {
        Verb.PasswordChanged, Verb.AccountDisabled, Verb.AccountDeleted, Verb.AccountRoleSet, Verb.AppTokenRevoked,
        Verb.GroupMemberRemoved, Verb.GroupMemberAdded, Verb.GroupDeleted, Verb.MemberAdded, Verb.MemberChanged, Verb.MemberRemoved,
        Verb.MemberExpired, Verb.SpaceDisabled, Verb.SpaceDeleted, Verb.SpaceHandedOver, Verb.Shared, Verb.ShareChanged, Verb.Unshared,
        Verb.ShareExpired, Verb.Moved,
    }.ToFrozenSet();

    public static bool MayChangeBy(string verb) => Changing.Contains(verb);

    /// <summary>Whether what the subscriber signed in with still counts.</summary>
    public static async ValueTask<bool> IsSignedInAsync(GraphQlRequest request, CancellationToken ct)
    {
        var services = request.Services;
        if (!await request.Api.IsSignedInAsync(request.Caller, ct)) return false;
        return request.Caller.Token is not { } token
            || (await services.Grants.AppTokenAsync(token, ct) is { } known && known.ExpiresAt > services.Clock.GetUtcNow());
    }
}
