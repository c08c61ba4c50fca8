using System.Globalization;
using Projections.Core;

namespace Api.WebDav.Versions;

/// <summary>What an address below <c>/dav/meta/{fileid}</c> names.</summary>
internal static class VersionAt
{
    public const string Segment = "v";

    /// <summary>The old version that the address ends in; null when there is none.</summary>
    public static async ValueTask<VersionRow?> FindAsync(DavRequest request, NodeRow file, CancellationToken ct)
    {
        var path = request.Address.Path;
        if (path.Count != 2 || path[0] != Segment) return null;
        if (!long.TryParse(path[1], NumberStyles.None, CultureInfo.InvariantCulture, out var key)) return null;
        foreach (var version in await request.Services.Core.VersionsAsync(file.Id, ct))
            if (version.Key == key) return version;
        return null;
    }

    public static string KeyOf(VersionRow version) => version.Key.ToString(CultureInfo.InvariantCulture);

    /// <summary>The live file that the address begins with.</summary>
    public static NodeRow? FileOf(DavRequest request) => request.Target.Node is { IsFolder: false, IsTrashed: false } file ? file : null;
}
