using System.Text.Json;
using Api.Graph.DriveItems;
using Api.Graph.Permissions;
using Api.Http;
using Projections.Core;
using Projections.Core.Access;

namespace Api.Graph.Received;

/// <summary>Something that others share with the caller, perhaps several times: as themselves, and through groups.</summary>
/// <param name="Shares">Oldest first; the first gives the mount its name.</param>
internal sealed record ReceivedItem(IReadOnlyList<ReceivedRow> Shares)
{
    public NodeRow Node => Shares[0].Node;

    public SpaceRow Space => Shares[0].Space;

    public string MountId => ShareJail.MountId(Shares[0].Share.Id);

    /// <summary>Whoever says nothing accepts.</summary>
    public bool IsAccepted => Shares.Any(share => share.IsMounted);

    public bool IsHidden => Shares.All(share => share.IsHidden);

    /// <summary>All that can be reached, oldest first.</summary>
    public static async Task<IReadOnlyList<ReceivedItem>> AllAsync(GraphRequest request, CancellationToken ct)
    {
        var person = request.User.Id;
        var rows = await request.Services.Grants.SharedWithAsync(person, ct);

        // A group may hold the owner too, to whom their own things are not shared.
        return
        [
            .. rows.Where(row => row.Space.Owner != person).GroupBy(row => row.Node.Id).Select(shares => new ReceivedItem([.. shares])),
        ];
    }

    public void Write(Utf8JsonWriter json, GraphRequest request)
    {
        json.WriteStartObject();
        json.WriteString("id", MountId);
        json.WriteString("name", Node.Name);
        json.WriteBoolean("@UI.Hidden", IsHidden);
        json.WriteBoolean("@client.synchronize", IsAccepted);
        ItemView.WriteContent(json, Node);
        WriteCreator(json);
        json.WriteStartObject("parentReference");
        json.WriteString("driveId", ShareJail.SpaceId);
        json.WriteString("driveType", "virtual");
        json.WriteString("id", $"{ShareJail.SpaceId}!{ShareJail.Id}");
        json.WriteEndObject();
        json.WritePropertyName("remoteItem");
        WriteRemote(json, request);
        json.WriteEndObject();
    }

    /// <summary>The thing itself, where it stands.</summary>
    public void WriteRemote(Utf8JsonWriter json, GraphRequest request)
    {
        json.WriteStartObject();
        var id = FileIds.Of(request.Storage, Node, Space);
        json.WriteString("id", id);
        json.WriteString("name", Node.Name);
        ItemView.WriteContent(json, Node);
        WriteCreator(json);
        json.WriteString("webUrl", $"{request.PublicUrl}/f/{id}");
        json.WriteString("webDavUrl", $"{request.PublicUrl}/dav/spaces/{id}");
        json.WriteStartObject("parentReference");
        json.WriteString("driveId", FileIds.Of(request.Storage, Space.Id));
        json.WriteString("driveType", ItemView.TypeOf(Space));
        json.WriteEndObject();
        json.WriteStartArray("permissions");
        foreach (var share in Shares) PermissionView.Write(json, share.Share);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteCreator(Utf8JsonWriter json)
    {
        var share = Shares[0].Share;
        if (Space.Owner is { } owner) Identities.WriteUser(json, "createdBy", owner.Value, Space.OwnerDisplayName);
        else Identities.WriteUser(json, "createdBy", share.CreatedBy.Value, share.CreatedByName);
    }
}
