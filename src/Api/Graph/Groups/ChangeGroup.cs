using Commands;
using Domain;
using Domain.Access;

namespace Api.Graph.Groups;

/// <summary>Makes, renames, describes and deletes groups.</summary>
internal static class ChangeGroup
{
    /// <summary>Members that one request may add.</summary>
    public const int AddedMax = 20;

    private const string Members = "members@odata.bind";

    public static async Task<GraphAnswer> CreateAsync(GraphRequest request, CancellationToken ct)
    {
        if (!request.User.Role.ManagesAccounts) return GraphRefusal.Forbidden;
        var body = await request.ReadAsync(ct);
        var (name, description) = (body.Text("displayName"), body.Text("description"));
        if (body.Refusal is { } unfit) return unfit;
        if (name is null) return GraphRefusal.Invalid("A group needs a name.");
        var id = GroupId.New();
        var refusal = await request.CommandAsync(
            AccessReasons.AccountRole, by => request.Services.Groups.CreateAsync(by, id, name, description, ct), ct);
        if (refusal is not null) return refusal;
        return await request.Services.Grants.GroupAsync(id, ct) is { } group
            ? GraphAnswer.Created(json => GroupView.Write(json, group))
            : GraphRefusal.TooEarly;
    }

    public static async Task<GraphAnswer> ChangeAsync(GraphRequest request, CancellationToken ct)
    {
        var (group, refusal) = await ReadGroups.FindManagedAsync(request, ct);
        if (group is null) return refusal!;
        var body = await request.ReadAsync(ct);
        var (name, description, added) = (body.Text("displayName"), body.Text("description"), body.Texts(Members));
        if (body.Refusal is { } unfit) return unfit;
        if (added.Count > AddedMax) return GraphRefusal.Invalid($"At most {AddedMax} members are added at a time.");
        var members = added.Select(GroupMembers.Parse).ToList();
        if (members.Contains(null)) return GraphRefusal.Invalid("A member is named by the address of a person or group.");

        var (groups, commands) = (request.Services.Groups, new List<Func<Envelope, Task<Outcome>>>());
        if (name is not null) commands.Add(by => groups.RenameAsync(by, group.Id, name, ct));
        if (body.Has("description")) commands.Add(by => groups.DescribeAsync(by, group.Id, description, ct));
        foreach (var command in commands)
            if (await request.CommandAsync(AccessReasons.AccountRole, command, ct) is { } refused) return refused;
        foreach (var member in members)
            if (await GroupMembers.AddAsync(request, group.Id, member!.Value, ct) is { } no) return no;
        return GraphAnswer.NoContent;
    }

    public static async Task<GraphAnswer> DeleteAsync(GraphRequest request, CancellationToken ct)
    {
        var (group, refusal) = await ReadGroups.FindManagedAsync(request, ct);
        if (group is null) return refusal!;
        var no = await request.CommandAsync(AccessReasons.AccountRole, by => request.Services.Groups.DeleteAsync(by, group.Id, ct), ct);
        return no is null ? GraphAnswer.NoContent : no;
    }
}
