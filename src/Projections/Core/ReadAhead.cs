using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Npgsql;

namespace Projections.Core;

/// <summary>
/// Long results, from one snapshot. Rows are read ahead of whoever consumes them, so that a client that is slow to take a listing
/// holds neither the rows of a huge folder in memory nor, for one of usual size, a connection.
/// </summary>
internal sealed class ReadAhead(NpgsqlDataSource reads) : IDisposable
{
    /// <summary>Results read at once; so that however many clients are slow, connections are left for everybody else.</summary>
    public const int ResultsMax = 12;

    private const int PageRows = 500;

    private const int PagesAheadMax = 40;

    private readonly SemaphoreSlim _free = new(ResultsMax);

    public async IAsyncEnumerable<T> RowsAsync<T>(
        string sql, Func<NpgsqlDataReader, T> read, NpgsqlParameter[] parameters, [EnumeratorCancellation] CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var pages = Channel.CreateBounded<List<T>>(new BoundedChannelOptions(PagesAheadMax) { SingleReader = true, SingleWriter = true });
        var reading = FillAsync(sql, read, parameters, pages.Writer, stop.Token);
        try
        {
            await foreach (var page in pages.Reader.ReadAllAsync(ct))
            {
                foreach (var row in page) yield return row;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    public void Dispose() => _free.Dispose();

    /// <summary>Never throws: who consumes the pages hears what went wrong.</summary>
    private async Task FillAsync<T>(
        string sql, Func<NpgsqlDataReader, T> read, NpgsqlParameter[] parameters, ChannelWriter<List<T>> pages, CancellationToken ct)
    {
        try
        {
            await _free.WaitAsync(ct);
            try
            {
                await ReadAsync(sql, read, parameters, pages, ct);
            }
            finally
            {
                _free.Release();
            }

            pages.Complete();
        }
        catch (Exception e)
        {
            pages.Complete(e);
        }
    }

    private async Task ReadAsync<T>(
        string sql, Func<NpgsqlDataReader, T> read, NpgsqlParameter[] parameters, ChannelWriter<List<T>> pages, CancellationToken ct)
    {
        await using var command = reads.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var page = new List<T>();
        while (await reader.ReadAsync(ct))
        {
            page.Add(read(reader));
            if (page.Count < PageRows) continue;
            await pages.WriteAsync(page, ct);
            page = new List<T>(PageRows);
        }

        if (page.Count > 0) await pages.WriteAsync(page, ct);
    }
}
