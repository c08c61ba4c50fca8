using Domain;
using Projections.Core.Access;

namespace Api.Graph.Users;

/// <summary>The account that a request names.</summary>
internal static class UserTarget
{
    /// <summary>By id, or by sign-in name for who knows the names anyway. Null: there is none, or it is not the caller's to know.</summary>
    public static async ValueTask<ProfileRow?> FindAsync(GraphRequest request, CancellationToken ct)
    {
        var text = request["user"];
        var isAdmin = request.User.Role.ManagesAccounts;
        var id = Guid.TryParseExact(text, "D", out var key) ? new UserId(key)
            : isAdmin || text.Equals(request.User.Name, StringComparison.OrdinalIgnoreCase)
                ? (await request.Services.Core.UserByNameAsync(text.ToLowerInvariant(), ct))?.Id
            : null;
        if (id is not { } found) return null;
        if (await request.Services.Grants.ProfileAsync(found, ct) is not { User.IsDeleted: false } profile) return null;

        // A guest works with what is shared, and looks nobody up.
        return isAdmin || request.User.Id == found || request.User.Role.Shares ? profile : null;
    }

    /// <summary>For those only who manage accounts. All others are told no more than by a look-up.</summary>
    public static async ValueTask<(ProfileRow? Profile, GraphRefusal? Refusal)> FindManagedAsync(GraphRequest request, CancellationToken ct)
    {
        if (await FindAsync(request, ct) is not { } profile) return (null, GraphRefusal.NotFound);
        return request.User.Role.ManagesAccounts ? (profile, null) : (null, GraphRefusal.Forbidden);
    }
}
