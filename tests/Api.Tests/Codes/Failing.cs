using Api.Tests.Matrix;
using Fixtures;

namespace Api.Tests.Codes;

/// <summary>Servers and accounts with which things go wrong that are not the asker's fault.</summary>
internal static class Failing
{
    /// <summary>A position that the log will not reach.</summary>
    public static readonly (string, string) FarAhead = ("X-Log-Position", long.MaxValue.ToString(null, null));

    private const int GuessesMax = 10;

    /// <summary>A server that does not wait long for what was written.</summary>
    public static async Task<Uri> ImpatientAsync(ApiFixture api) =>
        (await api.StartServerAsync(storage => new() { StorageId = storage, CoreWaitMax = TimeSpan.FromMilliseconds(50) })).Address;

    /// <summary>The answer while a table is away.</summary>
    public static async Task<Answer> WithoutAsync(ApiFixture api, string table, Func<Task<Answer>> ask)
    {
        await api.Database.ExecuteAsync($"alter table core.{table} rename to {table}_away");
        try
        {
            return await ask();
        }
        finally
        {
            await api.Database.ExecuteAsync($"alter table core.{table}_away rename to {table}");
        }
    }

    /// <summary>A client whose name was guessed at too often.</summary>
    public static async Task<DavClient> ThrottledAsync(ApiFixture api)
    {
        var name = $"guessed-{Guid.NewGuid():n}";
        await api.RegisterAsync(name);
        for (var i = 0; i < GuessesMax; i++) await api.As(name, $"guess {i}").PropFindAsync("", "0");
        return api.As(name);
    }

    public static Ask With(this Ask ask, params (string, string)[] headers) => ask with { Headers = headers };
}
