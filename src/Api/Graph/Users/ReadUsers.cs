using Api.Graph.Drives;
using Domain;
using Projections.Core.Access;

namespace Api.Graph.Users;

/// <summary>Who there is: all for who manages accounts, for others a search for whom to share with.</summary>
internal static class ReadUsers
{
    /// <summary>Characters that a search needs, so that nobody lists everybody.</summary>
    public const int SearchMin = 3;

    public static async Task<GraphAnswer> AllAsync(GraphRequest request, CancellationToken ct)
    {
        var isAdmin = request.User.Role.ManagesAccounts;
        if (Check(request) is { } refusal) return refusal;

        // A filter is put on what was found: so it has to be found whole.
        var isPage = request.Query is { Filter.Count: 0, OrderBy.Length: 0, HasCount: false };
        var max = isPage ? request.Query.Skip + request.Query.Top : int.MaxValue;
        var found = await request.Services.Grants.ProfilesAsync(request.Query.Search, max, ct);
        var groups = await MembersOfAsync(request, ct);
        var (kept, unknown) = request.Query.Keep(found, (profile, condition) => condition.Property switch
        {
            "userType" => UserView.TypeOf(profile.User.Role) == condition.Value,
            "displayName" => profile.User.DisplayName == condition.Value,
            "id" => profile.User.Id.Value.ToString("D") == condition.Value,
            "mail" when isAdmin => profile.User.Mail == condition.Value,
            "onPremisesSamAccountName" when isAdmin => profile.User.Name == condition.Value,
            "appRoleAssignments/appRoleId" when isAdmin => profile.User.Role.Id.ToString("D") == condition.Value,
            "memberOf/id" when isAdmin => groups[condition.Value].Contains(profile.User.Id.Value),
            _ => null,
        });
        if (unknown is not null) return unknown;
        var sorted = request.Query.Sort(kept, (profile, property) => property switch
        {
            "displayName" => profile.User.DisplayName.ToLowerInvariant(),
            "mail" => profile.User.Mail?.ToLowerInvariant(),
            "onPremisesSamAccountName" when isAdmin => profile.User.Name,
            _ => null,
        });
        var views = new List<UserView>();
        foreach (var profile in sorted.Skip(request.Query.Skip).Take(request.Query.Top)) views.Add(await UserView.LoadAsync(request, profile, ct));
        return GraphAnswer.Part(views, request.Query.HasCount ? sorted.Count : null, (json, view) => view.WriteTo(json, request));
    }

    public static async Task<GraphAnswer> OneAsync(GraphRequest request, CancellationToken ct)
    {
        if (await UserTarget.FindAsync(request, ct) is not { } profile) return GraphRefusal.NotFound;
        var view = await UserView.LoadAsync(request, profile, ct);
        return GraphAnswer.Ok(json => view.WriteTo(json, request));
    }

    public static async Task<GraphAnswer> DriveAsync(GraphRequest request, CancellationToken ct)
    {
        if (await UserTarget.FindAsync(request, ct) is not { User: var user }) return GraphRefusal.NotFound;
        if (user.Id != request.User.Id && !request.User.Role.ManagesAccounts) return GraphRefusal.NotFound;
        if (user.PersonalSpace is not { } id) return GraphRefusal.NotFound;
        if (await request.Services.Grants.DriveAsync(id, ct) is not { } drive) return GraphRefusal.NotFound;
        var view = (await DriveView.LoadAsync(request, [drive], ct))[0];
        return GraphAnswer.Ok(json => view.WriteTo(json, request));
    }

    /// <summary>Why the caller may not look this up: people and groups alike.</summary>
    public static GraphRefusal? Check(GraphRequest request)
    {
        if (request.User.Role.ManagesAccounts) return null;
        if (!request.User.Role.Shares) return GraphRefusal.Forbidden;
        return request.Query.Search.Length < SearchMin ? GraphRefusal.Denied($"A search needs at least {SearchMin} characters.") : null;
    }

    private static async ValueTask<IReadOnlyDictionary<string, HashSet<Guid>>> MembersOfAsync(GraphRequest request, CancellationToken ct)
    {
        var members = new Dictionary<string, HashSet<Guid>>();
        foreach (var condition in request.Query.Filter.SelectMany(all => all).Where(each => each.Property == "memberOf/id"))
            members[condition.Value] = Guid.TryParseExact(condition.Value, "D", out var group)
                ? [.. (await request.Services.Grants.MembersAsync(new GroupId(group), ct)).Select(member => member.Member.Id)]
                : [];
        return members;
    }
}
