using System.Data;
using Domain;
using EventStore;
using Npgsql;
using NpgsqlTypes;

namespace Projections.Core;

/// <summary>The one round trip that every request makes.</summary>
internal sealed class Resolver(NpgsqlDataSource reads)
{
    public async ValueTask<Resolved> ResolveAsync(
        UserId? caller, PathRoot root, IReadOnlyList<string> path, bool withInline, CancellationToken ct)
    {
        await using var command = Command(caller, root, path, withInline);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, ct);
        await reader.ReadAsync(ct);
        return Read(reader, withInline);
    }

    private NpgsqlCommand Command(UserId? caller, PathRoot root, IReadOnlyList<string> path, bool withInline)
    {
        var byId = Guid.Empty;
        var kind = root switch
        {
            PathRoot.InPersonalSpace user => Guid.TryParseExact(user.User, "D", out byId) ? RootKind.UserId : RootKind.UserName,
            PathRoot.InSpace => RootKind.Space,
            _ => RootKind.Node,
        };
        var command = reads.CreateCommand(ResolveSql.For(kind, path.Count, withInline));
        var parameters = command.Parameters;
        parameters.Add(new NpgsqlParameter<Guid?> { TypedValue = caller?.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        switch (root)
        {
            case PathRoot.InPersonalSpace user:
                if (kind is RootKind.UserId) Add(parameters, byId);
                Add(parameters, user.User);
                break;
            case PathRoot.InSpace space:
                Add(parameters, space.Id.Value);
                break;
            case PathRoot.AtNode node:
                Add(parameters, node.Space.Value);
                Add(parameters, node.Id.Value);
                break;
        }

        if (path.Count > ResolveSql.JoinsMax) AddPath(parameters, path);
        else for (var i = 0; i < path.Count; i++) Add(parameters, path[i]);
        return command;
    }

    private static Resolved Read(NpgsqlDataReader row, bool withInline)
    {
        // A node addressed by id that stands nowhere (its copy is not attached yet) is no node.
        var isNowhere = row.IsDBNull(ResolveSql.TrashedAt);
        var node = isNowhere || row.IsDBNull(ResolveSql.NodeAt) ? null : row.ReadNode(ResolveSql.NodeAt);
        // Below a folder in the trash nothing can be made: there is no parent for it.
        var holdsNothingNew = node is null && !isNowhere && row.GetBoolean(ResolveSql.TrashedAt);
        if (node is { IsTrashed: false } && row.GetBoolean(ResolveSql.TrashedAt)) node = node with { IsTrashed = true };
        return new Resolved(
            new LogPosition(row.GetInt64(0)),
            row.IsDBNull(ResolveSql.CallerAt) ? null : row.ReadUser(ResolveSql.CallerAt),
            row.IsDBNull(ResolveSql.SpaceAt) ? null : row.ReadSpace(ResolveSql.SpaceAt),
            node,
            isNowhere || holdsNothingNew || row.IsDBNull(ResolveSql.ParentAt) ? null : new NodeId(row.GetGuid(ResolveSql.ParentAt)),
            row.GetBoolean(ResolveSql.LocksAt),
            withInline && node is not null && !row.IsDBNull(ResolveSql.InlineAt) ? row.GetFieldValue<byte[]>(ResolveSql.InlineAt) : null);
    }

    private static void Add(NpgsqlParameterCollection parameters, Guid value) =>
        parameters.Add(new NpgsqlParameter<Guid> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Uuid });

    private static void Add(NpgsqlParameterCollection parameters, string value) =>
        parameters.Add(new NpgsqlParameter<string> { TypedValue = PathText.Sendable(value), NpgsqlDbType = NpgsqlDbType.Text });

    private static void AddPath(NpgsqlParameterCollection parameters, IReadOnlyList<string> path)
    {
        var names = new string[path.Count];
        for (var i = 0; i < names.Length; i++) names[i] = PathText.Sendable(path[i]);
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = names, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
    }
}
