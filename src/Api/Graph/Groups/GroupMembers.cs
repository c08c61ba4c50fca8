using Domain;
using Domain.Access;

namespace Api.Graph.Groups;

/// <summary>Who is in a group: people, and other groups.</summary>
internal static class GroupMembers
{
    public static async Task<GraphAnswer> AddAsync(GraphRequest request, CancellationToken ct)
    {
        var (group, refusal) = await ReadGroups.FindManagedAsync(request, ct);
        if (group is null) return refusal!;
        var body = await request.ReadAsync(ct);
        var address = body.Text("@odata.id");
        if (body.Refusal is { } unfit) return unfit;
        if (Parse(address ?? "") is not { } member) return GraphRefusal.Invalid("A member is named by the address of a person or group.");
        return await AddAsync(request, group.Id, member, ct) is { } no ? no : GraphAnswer.NoContent;
    }

    public static async Task<GraphAnswer> RemoveAsync(GraphRequest request, CancellationToken ct)
    {
        var (group, refusal) = await ReadGroups.FindManagedAsync(request, ct);
        if (group is null) return refusal!;
        var known = await request.Services.Grants.MembersAsync(group.Id, ct);
        var named = Guid.TryParseExact(request["member"], "D", out var id) ? known.FirstOrDefault(each => each.Member.Id == id) : null;
        if (named is null) return GraphRefusal.NotFound;
        return await request.CommandAsync(
            AccessReasons.AccountRole, by => request.Services.Groups.RemoveMemberAsync(by, group.Id, named.Member, ct), ct)
            is { } no ? no : GraphAnswer.NoContent;
    }

    public static Task<GraphRefusal?> AddAsync(GraphRequest request, GroupId group, Grantee member, CancellationToken ct)
    {
        return request.CommandAsync(AttemptAsync, ct);

        async Task<GraphAttempt> AttemptAsync(CancellationToken attempt)
        {
            var isThere = member.IsGroup
                ? await request.Services.Grants.GroupAsync(new GroupId(member.Id), attempt) is not null
                : await request.Services.Core.UserAsync(new UserId(member.Id), attempt) is { IsDeleted: false };
            if (!isThere) return GraphRefusal.Invalid("There is no such person or group.");
            var (isCycle, seenAt) = await request.Services.Grants.IsCycleAsync(member, group, attempt);
            return await request.Services.Groups.AddMemberAsync(
                request.Envelope(AccessReasons.AccountRole), seenAt, group, member, isCycle, attempt);
        }
    }

    /// <summary>An address as clients write it: it ends in <c>users/{id}</c> or <c>groups/{id}</c>.</summary>
    public static Grantee? Parse(string address) =>
        address.TrimEnd('/').Split('/') is [.., var kind, var text] && Guid.TryParseExact(text, "D", out var id)
            ? kind switch
            {
                "users" => new Grantee(GranteeKind.User, id),
                "groups" => new Grantee(GranteeKind.Group, id),
                _ => null,
            }
            : null;
}
