using Npgsql;
using Projections.Search.Kql;

namespace Projections.Search;

/// <summary>Searches by name, time, size, type and tags.</summary>
public sealed class SearchQueries(NpgsqlDataSource database) : IDisposable
{
    /// <summary>Searches that run at once on this node; others wait their turn, so that they cannot take all cores.</summary>
    private const int RunningMax = 2;

    /// <summary>Folders of a scope that is looked through from above.</summary>
    public const int FewFoldersMax = 1_000;

    public static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _running = new(RunningMax, RunningMax);

    /// <exception cref="KqlException">The query cannot be understood.</exception>
    /// <exception cref="SearchTooBroadException"/>
    /// <exception cref="SearchNotReadyException"/>
    public async Task<SearchPage> FindAsync(SearchRequest request, CancellationToken ct)
    {
        var (query, places) = Scopes.Split(Parser.Parse(request.Query, request.Now));
        await _running.WaitAsync(ct);
        try
        {
            await using var reads = await PlannedReads.BeginAsync(database, TimeMax, ct);
            Guid[] spaces = [.. request.Spaces.Select(space => space.Value)];
            var scope = new ScopeResolver(reads, spaces);
            var isWhole = places.Count == 0 && request.Below is null;
            var tops = isWhole ? await scope.RootsAsync(ct) : await scope.ResolveAsync(places, request.Below, ct);
            if (tops.Length == 0) return SearchPage.Empty;

            var folders = isWhole ? null : await FewFoldersAsync(reads, tops, ct);
            return await PageAsync(reads, request, query, spaces, tops, folders, ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.QueryCanceled && !ct.IsCancellationRequested)
        {
            throw new SearchTooBroadException(e);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            throw new SearchNotReadyException(e);
        }
        finally
        {
            _running.Release();
        }
    }

    public void Dispose() => _running.Dispose();

    private static async Task<SearchPage> PageAsync(
        PlannedReads reads, SearchRequest request, Expr? query, Guid[] spaces, Guid[] tops, Guid[]? folders, CancellationToken ct)
    {
        List<object> values = [spaces, tops, request.Limit, request.Offset];
        if (folders is not null) values.Add(folders);
        var compiled = query is null ? new CompiledQuery("true", "0::real") : new SqlCompiler(values).Compile(query);

        await using var command = reads.Command(SearchSql.Page(compiled, isSmall: folders is not null), values);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var hits = new List<SearchHit>();
        var total = 0L;
        while (await reader.ReadAsync(ct))
        {
            total = reader.GetInt64(0);
            if (!reader.IsDBNull(1)) hits.Add(new SearchHit(new Domain.NodeId(reader.GetGuid(1)), reader.GetFloat(2)));
        }

        return new SearchPage(hits, total);
    }

    /// <summary>All folders at and below the tops, when they are few; else null.</summary>
    private static async Task<Guid[]?> FewFoldersAsync(PlannedReads reads, Guid[] tops, CancellationToken ct)
    {
        await using var command = reads.Command(SearchSql.FoldersBelow, tops, FewFoldersMax + 1);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var folders = new List<Guid>();
        while (await reader.ReadAsync(ct)) folders.Add(reader.GetGuid(0));
        return folders.Count <= FewFoldersMax ? [.. folders] : null;
    }
}
