using Projections.Core;

namespace Api.WebDav;

/// <summary>
/// The early answer to what cannot fit. The exact one is the append's own, which counts what others write at the same time.
/// </summary>
internal static class Quota
{
    public static readonly DavRefusal Exceeded = DavRefusal.QuotaExceeded("The space has no room for this.");

    /// <param name="growthBytes">What would be added; giving back always fits.</param>
    public static bool Fits(SpaceRow space, long growthBytes) =>
        growthBytes <= 0 || space.QuotaBytes is not { } quota || space.UsedBytes + growthBytes <= quota;
}
