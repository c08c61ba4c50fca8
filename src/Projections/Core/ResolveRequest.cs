using Domain;
using EventStore;
using Npgsql;
using Projections.Core.Memory;

namespace Projections.Core;

/// <summary>One path to resolve, and who waits for it.</summary>
internal sealed class ResolveRequest(UserId? caller, PathRoot root, IReadOnlyList<string> path, bool withInline)
{
    private readonly TaskCompletionSource<Resolved> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Guid? Caller => caller?.Value;

    public PathRoot Root => root;

    public IReadOnlyList<string> Path => path;

    public Task<Resolved> Answer => _answer.Task;

    public ResolveShape Shape { get; } = new(
        root switch
        {
            PathRoot.InPersonalSpace user => Guid.TryParseExact(user.User, "D", out _) ? RootKind.UserId : RootKind.UserName,
            PathRoot.InSpace => RootKind.Space,
            _ => RootKind.Node,
        },
        Math.Min(path.Count, ResolveSql.JoinsMax + 1),
        withInline);

    public void Complete(NpgsqlDataReader row, ResolvedMemory memory)
    {
        var answer = Read(row);
        memory.Keep(caller, root, path, withInline, answer);
        _answer.TrySetResult(answer);
    }

    public void Fail(Exception error) => _answer.TrySetException(error);

    private Resolved Read(NpgsqlDataReader row)
    {
        // A node addressed by id that stands nowhere (its copy is not attached yet) is no node.
        var isNowhere = row.IsDBNull(ResolveSql.TrashedAt);
        var isInTrash = !isNowhere && row.GetBoolean(ResolveSql.TrashedAt);
        var node = isNowhere || row.IsDBNull(ResolveSql.NodeAt) ? null : row.ReadNode(ResolveSql.NodeAt);
        if (node is { IsTrashed: false } && isInTrash) node = node with { IsTrashed = true };

        // Below a folder in the trash nothing can be made: there is no parent for it.
        var hasParent = !isNowhere && !(node is null && isInTrash) && !row.IsDBNull(ResolveSql.ParentAt);
        return new Resolved(
            new LogPosition(row.GetInt64(ResolveSql.PositionAt)),
            row.IsDBNull(ResolveSql.CallerAt) ? null : row.ReadUser(ResolveSql.CallerAt),
            row.IsDBNull(ResolveSql.SpaceAt) ? null : row.ReadSpace(ResolveSql.SpaceAt),
            node,
            hasParent ? new NodeId(row.GetGuid(ResolveSql.ParentAt)) : null,
            row.GetBoolean(ResolveSql.LocksAt),
            withInline && node is not null && !row.IsDBNull(ResolveSql.InlineAt)
                ? row.GetFieldValue<byte[]>(ResolveSql.InlineAt)
                : (ReadOnlyMemory<byte>?)null); // a bare null would become empty memory: "empty" is not "elsewhere"
    }
}
