using Api.Graph.Users;
using Domain;
using Projections.Core.Access;

namespace Api.Graph.Groups;

/// <summary>Which groups there are, and who is in one: the latter for those who manage accounts.</summary>
internal static class ReadGroups
{
    public static async Task<GraphAnswer> AllAsync(GraphRequest request, CancellationToken ct)
    {
        if (ReadUsers.Check(request) is { } refusal) return refusal;
        var max = request.Query.Filter.Count == 0 && request.Query.OrderBy.Length == 0 ? request.Query.Top : int.MaxValue;
        var found = await request.Services.Grants.GroupsAsync(request.Query.Search, max, ct);
        var (kept, unknown) = request.Query.Keep(found, static (group, condition) => condition.Property switch
        {
            "displayName" => group.Name == condition.Value,
            "id" => group.Id.Value.ToString("D") == condition.Value,
            _ => null,
        });
        if (unknown is not null) return unknown;
        var sorted = request.Query.Sort(kept, static (group, property) => property == "displayName" ? group.Name.ToLowerInvariant() : null);
        var groups = new List<(GroupRow Group, IReadOnlyList<GroupMemberRow>? Members)>();
        foreach (var group in sorted.Skip(request.Query.Skip).Take(request.Query.Top)) groups.Add((group, await ExpandAsync(request, group, ct)));
        return GraphAnswer.Part(
            groups, request.Query.HasCount ? sorted.Count : null, static (json, each) => GroupView.Write(json, each.Group, each.Members));
    }

    public static async Task<GraphAnswer> OneAsync(GraphRequest request, CancellationToken ct)
    {
        if (await FindAsync(request, ct) is not { } group) return GraphRefusal.NotFound;
        var members = await ExpandAsync(request, group, ct);
        return GraphAnswer.Ok(json => GroupView.Write(json, group, members));
    }

    public static async Task<GraphAnswer> MembersAsync(GraphRequest request, CancellationToken ct)
    {
        var (group, refusal) = await FindManagedAsync(request, ct);
        if (group is null) return refusal!;
        var members = await request.Services.Grants.MembersAsync(group.Id, ct);
        return GraphAnswer.List(members, request.Query.HasCount, GroupView.WriteMember);
    }

    /// <summary>For those only who manage accounts.</summary>
    public static async ValueTask<(GroupRow? Group, GraphRefusal? Refusal)> FindManagedAsync(GraphRequest request, CancellationToken ct)
    {
        if (await FindAsync(request, ct) is not { } group) return (null, GraphRefusal.NotFound);
        return request.User.Role.ManagesAccounts ? (group, null) : (null, GraphRefusal.Forbidden);
    }

    private static async ValueTask<GroupRow?> FindAsync(GraphRequest request, CancellationToken ct) =>
        request.User.Role.Shares && Guid.TryParseExact(request["group"], "D", out var id)
            ? await request.Services.Grants.GroupAsync(new GroupId(id), ct)
            : null;

    private static async ValueTask<IReadOnlyList<GroupMemberRow>?> ExpandAsync(
        GraphRequest request, GroupRow group, CancellationToken ct) => request.User.Role.ManagesAccounts && request.Query.Expands("members")
            ? await request.Services.Grants.MembersAsync(group.Id, ct)
            : null;
}
