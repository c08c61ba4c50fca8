using Npgsql;
using Projections.Core.Memory;

namespace Projections.Core;

/// <summary>Requests of one shape, column by column.</summary>
internal sealed class ResolveBatch(ResolveShape shape)
{
    private readonly List<ResolveRequest> _requests = [];

    public ResolveShape Shape => shape;

    public void Add(ResolveRequest request) => _requests.Add(request);

    public void AddTo(NpgsqlBatch batch)
    {
        var command = batch.Statement(ResolveSql.For(shape));
        command.With([.. Enumerable.Range(0, _requests.Count)], NpgsqlTypes.NpgsqlDbType.Integer);
        command.Uuids(Column(static request => request.Caller));
        AddRoot(command);
        if (shape.IsDeep) command.Texts(Column(static request => string.Join('/', request.Path.Select(PathText.Sendable))));
        else for (var i = 0; i < shape.Depth; i++) command.Texts(Names(i));
    }

    public async Task CompleteAsync(NpgsqlDataReader reader, ResolvedMemory memory)
    {
        while (await reader.ReadAsync()) _requests[reader.GetInt32(ResolveSql.OrdinalAt)].Complete(reader, memory);
    }

    private void AddRoot(NpgsqlBatchCommand command)
    {
        switch (shape.Root)
        {
            case RootKind.UserName:
                command.Texts(Column(static request => PathText.Sendable(((PathRoot.InPersonalSpace)request.Root).User)));
                break;
            case RootKind.UserId:
                command.Uuids(Column(static request => Guid.Parse(((PathRoot.InPersonalSpace)request.Root).User)));
                command.Texts(Column(static request => ((PathRoot.InPersonalSpace)request.Root).User));
                break;
            case RootKind.Space:
                command.Uuids(Column(static request => ((PathRoot.InSpace)request.Root).Id.Value));
                break;
            default:
                command.Uuids(Column(static request => ((PathRoot.AtNode)request.Root).Space.Value));
                command.Uuids(Column(static request => ((PathRoot.AtNode)request.Root).Id.Value));
                break;
        }
    }

    private List<T> Column<T>(Func<ResolveRequest, T> value)
    {
        var column = new List<T>(_requests.Count);
        foreach (var request in _requests) column.Add(value(request));
        return column;
    }

    private List<string> Names(int segment)
    {
        var column = new List<string>(_requests.Count);
        foreach (var request in _requests) column.Add(PathText.Sendable(request.Path[segment]));
        return column;
    }
}
