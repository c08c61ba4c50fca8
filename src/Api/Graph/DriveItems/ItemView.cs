using System.Text.Json;
using Api.Http;
using Domain;
using Projections.Core;
using WebDav;

namespace Api.Graph.DriveItems;

/// <summary>A file or folder as it is told.</summary>
/// <param name="Way">From the drive's root down to it; null: where it stands is not the caller's to know.</param>
internal sealed record ItemView(NodeRow Node, SpaceRow Space, IReadOnlyList<string>? Way)
{
    /// <summary>All members but for the object's braces, so that others can follow.</summary>
    public void WriteMembers(Utf8JsonWriter json, GraphRequest request)
    {
        var id = FileIds.Of(request.Storage, Node, Space);
        json.WriteString("id", id);
        json.WriteString("name", Node.Id == Space.Root ? Space.Name : Node.Name);
        WriteContent(json, Node);
        json.WriteString("createdDateTime", Node.CreatedAt.UtcDateTime);
        json.WriteString("webUrl", $"{request.PublicUrl}/f/{id}");
        json.WriteString("webDavUrl", $"{request.PublicUrl}/dav/spaces/{Address(request, id)}");
        WriteParent(json, request);
        if (Node.Id != Space.Root) return;
        json.WriteStartObject("root");
        json.WriteEndObject();
    }

    public void Write(Utf8JsonWriter json, GraphRequest request)
    {
        json.WriteStartObject();
        WriteMembers(json, request);
        json.WriteEndObject();
    }

    /// <summary>What of it changes with its content.</summary>
    public static void WriteContent(Utf8JsonWriter json, NodeRow node)
    {
        json.WriteString("eTag", Etags.Of(node.ETag));
        json.WriteString("lastModifiedDateTime", node.Mtime.UtcDateTime);
        json.WriteNumber("size", node.SizeBytes);
        json.WriteStartObject(node.IsFolder ? "folder" : "file");
        if (!node.IsFolder) json.WriteString("mimeType", node.MimeType ?? MimeTypes.Unknown);
        json.WriteEndObject();
    }

    public static string TypeOf(SpaceRow space) => space.IsPersonal ? "personal" : "project";

    private string Address(GraphRequest request, string id) =>
        Way is null ? id : FileIds.Of(request.Storage, Space.Id) + Href.Encode(Way, isCollection: false);

    private void WriteParent(Utf8JsonWriter json, GraphRequest request)
    {
        json.WriteStartObject("parentReference");
        json.WriteString("driveId", FileIds.Of(request.Storage, Space.Id));
        json.WriteString("driveType", TypeOf(Space));
        if (Way is not null && Node.Parent is { } parent)
        {
            json.WriteString("id", FileIds.Of(request.Storage, parent, Space));
            json.WriteString("path", $"/{string.Join('/', Way.SkipLast(1))}");
            if (Way.Count > 1) json.WriteString("name", Way[^2]);
        }

        json.WriteEndObject();
    }
}
