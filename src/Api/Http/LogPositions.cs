using System.Globalization;
using Api.WebDav;
using EventStore;
using Microsoft.AspNetCore.Http;

namespace Api.Http;

/// <summary>Read-your-writes by position: what a write answers with, any later request may carry, to whichever server it goes.</summary>
public static class LogPositions
{
    public const string Header = "X-Log-Position";

    private const string Core = "core";

    private static readonly DavRefusal TooEarly =
        new(StatusCodes.Status503ServiceUnavailable, "What was written cannot be shown here yet; please try again.");

    /// <summary>Waits until core shows a position; false when it did not within <see cref="ApiOptions.CoreWaitMax"/>.</summary>
    public static ValueTask<bool> WaitForCoreAsync(this ApiServices services, LogPosition position, CancellationToken ct) =>
        services.Checkpoints.WaitForAsync(Core, position, services.Options.CoreWaitMax, ct);

    /// <summary>True at once in the ordinary case. After the database was out of sight, core may have to catch up first.</summary>
    public static ValueTask<bool> WaitUntilCoreIsCurrentAsync(this ApiServices services, CancellationToken ct) =>
        services.Checkpoints.WaitUntilCurrentAsync(Core, services.Options.CoreWaitMax, ct);

    /// <summary>The position that the request wants to see: null when it names none. False when what it names is no position.</summary>
    public static bool TryGetLogPosition(this HttpRequest request, out LogPosition? position)
    {
        position = null;
        var header = request.Headers[Header];
        if (header.Count == 0) return true;
        if (!long.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return false;
        position = new(value);
        return true;
    }

    /// <summary>A refusal while what the request has to see cannot be shown.</summary>
    /// <remarks>Nothing older is shown than what anybody was told is written, and nothing older than the position that the client names.</remarks>
    internal static async ValueTask<DavRefusal?> SeeAsync(this ApiRequest api, CancellationToken ct)
    {
        if (!api.Http.Request.TryGetLogPosition(out var position)) return DavRefusal.BadRequest($"{Header} is no position.");
        if (!await api.Services.WaitUntilCoreIsCurrentAsync(ct)) return TooEarly;
        return position is not { } wanted || await api.Services.WaitForCoreAsync(wanted, ct) ? null : TooEarly;
    }

    /// <summary>Waits until what was written can be seen (or <see cref="ApiOptions.CoreWaitMax"/> passed), and tells where it stands.</summary>
    internal static async Task TellWrittenAsync(this ApiRequest api, LogPosition position, CancellationToken ct)
    {
        await api.Services.WaitForCoreAsync(position, ct);
        api.Http.Response.TellLogPosition(position);
    }

    public static void TellLogPosition(this HttpResponse response, LogPosition position) => response.Headers[Header] = position.ToString();
}
