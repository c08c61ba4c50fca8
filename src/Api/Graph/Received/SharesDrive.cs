using System.Text.Json;
using Api.Graph.Drives;
using Api.Http;
using EventStore;

namespace Api.Graph.Received;

/// <summary>The share jail as a drive, and each thing mounted in it as one: clients keep them in step like any other.</summary>
internal static class SharesDrive
{
    private const string Name = "Shares";

    public static async Task<IEnumerable<DriveEntry>> EntriesAsync(GraphRequest request, CancellationToken ct)
    {
        var mounted = (await ReceivedItem.AllAsync(request, ct)).Where(item => item is { IsAccepted: true, IsHidden: false }).ToList();
        var mtime = mounted.Count == 0 ? DateTimeOffset.UnixEpoch : mounted.Max(item => item.Node.Mtime);
        return
        [
            new DriveEntry(ShareJail.SpaceId, "virtual", Name, mtime, json => WriteJail(json, request, mounted, mtime)),
            .. mounted.Select(item => new DriveEntry(
                item.MountId, "mountpoint", item.Node.Name, item.Node.Mtime, json => WriteMount(json, request, item))),
        ];
    }

    private static void WriteJail(Utf8JsonWriter json, GraphRequest request, IReadOnlyList<ReceivedItem> mounted, DateTimeOffset mtime)
    {
        json.WriteStartObject();
        WriteHead(json, request, ShareJail.SpaceId, "virtual", Name, "virtual/shares", mtime);
        json.WriteStartObject("root");
        json.WriteString("id", $"{ShareJail.SpaceId}!{ShareJail.Id}");
        json.WriteString("eTag", EtagOf(mounted));
        json.WriteString("webDavUrl", $"{request.PublicUrl}/dav/spaces/{ShareJail.SpaceId}");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteMount(Utf8JsonWriter json, GraphRequest request, ReceivedItem item)
    {
        json.WriteStartObject();
        WriteHead(json, request, item.MountId, "mountpoint", item.Node.Name, $"mountpoint/{item.Node.Name}", item.Node.Mtime);
        json.WriteStartObject("root");
        json.WriteString("id", item.MountId);
        json.WriteString("eTag", Etags.Of(item.Node.ETag));
        json.WriteString("webDavUrl", $"{request.PublicUrl}/dav/spaces/{item.MountId}");
        json.WritePropertyName("remoteItem");
        item.WriteRemote(json, request);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteHead(
        Utf8JsonWriter json, GraphRequest request, string id, string type, string name, string alias, DateTimeOffset mtime)
    {
        json.WriteString("id", id);
        json.WriteString("name", name);
        json.WriteString("driveType", type);
        json.WriteString("driveAlias", alias);
        json.WriteString("lastModifiedDateTime", mtime.UtcDateTime);
        json.WriteString("webUrl", $"{request.PublicUrl}/f/{id}");
    }

    /// <summary>Another one as soon as something comes, goes or changes in any of them.</summary>
    private static string EtagOf(IReadOnlyList<ReceivedItem> mounted)
    {
        var hash = 14695981039346656037UL;
        foreach (var item in mounted)
            foreach (var part in (long[])[item.Shares[0].Share.Since.Value, item.Node.ETag.Value])
                hash = (hash ^ (ulong)part) * 1099511628211UL;
        return Etags.Of(new LogPosition((long)hash));
    }
}
