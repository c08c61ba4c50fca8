using System.Text.Json;
using Api.Http;
using Domain;
using Domain.Access;
using Projections.Core;
using Projections.Core.Access;
using WebDav;

namespace Api.Graph.Drives;

/// <summary>A drive as it is told, with what stands in other rows.</summary>
/// <param name="HasTrash">Whether something is in its trash that the caller may know of.</param>
internal sealed record DriveView(
    DriveRow Drive, IReadOnlyList<GrantRow> Members, IReadOnlyList<(string Kind, PlacedRow Place)> Special, bool HasTrash)
{
    /// <summary>All of a list at once.</summary>
    public static async Task<IReadOnlyList<DriveView>> LoadAsync(GraphRequest request, IReadOnlyList<DriveRow> drives, CancellationToken ct)
    {
        var projects = drives.Where(drive => !drive.Space.IsPersonal).ToList();
        NodeId[] roots = [.. projects.Select(drive => drive.Space.Root)];
        var members = roots.Length == 0 ? null : await request.Services.Grants.GrantsOnAsync(roots, ct);
        NodeId[] special = [.. drives.SelectMany(drive => new[] { drive.Image, drive.Readme }).OfType<NodeId>()];
        var places = special.Length == 0
            ? []
            : (await request.Services.Core.PlacesAsync(special, ct)).ToDictionary(place => place.Node.Id);
        var filled = await TrashSight.FilledAsync(request.Services, request.User.Id, drives, ct);
        return
        [
            .. from drive in drives
               select new DriveView(
                   drive, [.. members?[drive.Space.Root].Where(grant => grant.Via == GrantVia.Member) ?? []],
                   [.. Places(drive, "image", drive.Image), .. Places(drive, "readme", drive.Readme)],
                   filled.Contains(drive.Space.Id)),
        ];

        // Whoever set it named a node: only one that stands in this space is told about.
        IEnumerable<(string, PlacedRow)> Places(DriveRow drive, string kind, NodeId? node) =>
            node is { } id && places.TryGetValue(id, out var place) && place.Node.Space == drive.Space.Id ? [(kind, place)] : [];
    }

    public static string TypeOf(DriveRow drive) => drive.Space.IsPersonal ? "personal" : "project";

    public void WriteTo(Utf8JsonWriter json, GraphRequest request)
    {
        var space = Drive.Space;
        var id = FileIds.Of(request.Storage, space.Id);
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("name", space.Name);
        json.WriteString("driveType", TypeOf(Drive));
        json.WriteString("driveAlias", space.DriveAlias);
        if (Drive.Description is { } description) json.WriteString("description", description);
        json.WriteString("lastModifiedDateTime", Drive.Mtime.UtcDateTime);
        json.WriteString("webUrl", $"{request.PublicUrl}/f/{id}");
        json.WriteBoolean("@libre.graph.hasTrashedItems", HasTrash);
        if (space.Owner is { } owner) WriteOwner(json, owner);
        WriteQuota(json, space);
        WriteRoot(json, request, id);
        if (Special.Count > 0) WriteSpecial(json, request, id);
        json.WriteEndObject();
    }

    private void WriteOwner(Utf8JsonWriter json, UserId owner)
    {
        json.WriteStartObject("owner");
        json.WriteStartObject("user");
        json.WriteString("id", owner.Value);
        json.WriteString("displayName", Drive.Space.OwnerDisplayName);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A total of 0 is what clients take for unlimited.</summary>
    private static void WriteQuota(Utf8JsonWriter json, SpaceRow space)
    {
        json.WriteStartObject("quota");
        json.WriteNumber("total", space.QuotaBytes ?? 0);
        json.WriteNumber("used", space.UsedBytes);
        if (space.QuotaBytes is { } quota) json.WriteNumber("remaining", Math.Max(0, quota - space.UsedBytes));
        json.WriteString("state", QuotaState(space.UsedBytes, space.QuotaBytes));
        json.WriteEndObject();
    }

    private static string QuotaState(long used, long? quota) => Share(used, quota) switch
    {
        <= 75 => "normal",
        <= 90 => "nearing",
        <= 99 => "critical",
        _ => "exceeded",
    };

    private static decimal Share(long used, long? quota) => quota switch
    {
        null => 0,
        0 => 100,
        { } total => used * 100m / total,
    };

    private void WriteRoot(Utf8JsonWriter json, GraphRequest request, string id)
    {
        json.WriteStartObject("root");
        json.WriteString("id", FileIds.Of(request.Storage, Drive.Space.Root, Drive.Space));
        json.WriteString("eTag", Etags.Of(Drive.ETag));
        json.WriteString("webDavUrl", $"{request.PublicUrl}/dav/spaces/{id}");
        if (Drive.Space.IsDisabled)
        {
            json.WriteStartObject("deleted");
            json.WriteString("state", "trashed");
            json.WriteEndObject();
        }

        if (!Drive.Space.IsPersonal)
        {
            json.WriteStartArray("permissions");
            foreach (var member in Members) DriveMember.WriteTo(json, member, request.IsBeta);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void WriteSpecial(Utf8JsonWriter json, GraphRequest request, string id)
    {
        json.WriteStartArray("special");
        foreach (var (kind, place) in Special)
        {
            var node = place.Node;
            json.WriteStartObject();
            json.WriteString("id", FileIds.Of(request.Storage, node, Drive.Space));
            json.WriteString("name", node.Name);
            json.WriteString("eTag", Etags.Of(node.ETag));
            json.WriteNumber("size", node.SizeBytes);
            json.WriteString("lastModifiedDateTime", node.Mtime.UtcDateTime);
            json.WriteStartObject("file");
            json.WriteString("mimeType", node.MimeType ?? MimeTypes.Unknown);
            json.WriteEndObject();
            json.WriteStartObject("specialFolder");
            json.WriteString("name", kind);
            json.WriteEndObject();
            var path = Href.Encode(place.Way.Select(step => step.Name), isCollection: false);
            json.WriteString("webDavUrl", $"{request.PublicUrl}/dav/spaces/{id}{path}");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
