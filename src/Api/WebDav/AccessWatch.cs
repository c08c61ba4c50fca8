using Microsoft.AspNetCore.Http;

namespace Api.WebDav;

/// <summary>
/// Looks again, while a long answer is under way, whether its reader may still have it: what is taken away stops within a second, in the
/// middle of a file too.
/// </summary>
internal sealed class AccessWatch : IAsyncDisposable
{
    /// <summary>A shorter answer is on its way before anybody could take anything away.</summary>
    public const long WatchedMinBytes = 1024 * 1024;

    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;

    private AccessWatch(DavRequest request) => _watching = WatchAsync(request, _stop.Token);

    /// <summary>Null when the answer is too short to be watched.</summary>
    public static AccessWatch? Start(DavRequest request, long lengthBytes) => lengthBytes < WatchedMinBytes ? null : new(request);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private static async Task WatchAsync(DavRequest request, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Every, request.Services.Clock);
        while (await timer.WaitForNextTickAsync(stop))
        {
            if (!await request.IsStillAllowedAsync(stop)) request.Http.Abort();
        }
    }
}
