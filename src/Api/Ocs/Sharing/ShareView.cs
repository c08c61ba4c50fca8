using System.Globalization;
using Api.Http;
using Domain.Access;
using Domain.Links;
using Projections.Core;
using Projections.Core.Access;

namespace Api.Ocs.Sharing;

/// <summary>Shares and links as the OCS sharing API tells them.</summary>
internal static class ShareView
{
    public const int User = 0, Group = 1, Link = 3;

    /// <summary>What kind of account a share is with.</summary>
    public const int Member = 0, Guest = 1;

    private const int Accepted = 0, Pending = 1, Declined = 2;

    public static OcsValue Of(OcsRequest request, GrantRow share, NodeRow node, SpaceRow space, string path, ReceivedRow? received = null)
    {
        var members = Common(request, share, node, space, path, share.Subject.IsGroup ? Group : User);
        members.AddRange(
        [
            ("share_with", share.Subject.Id.ToString()), ("share_with_displayname", share.SubjectName),
            ("share_with_user_type", share.IsToGuest ? Guest : Member), ("share_with_additional_info", ""),
            ("state", StateOf(received)), ("hidden", received?.IsHidden ?? false),
            ("file_target", PathOf(node)),
        ]);
        return OcsValue.Object([.. members]);
    }

    /// <summary>As whoever received it sees it.</summary>
    public static OcsValue Of(OcsRequest request, ReceivedRow received) =>
        Of(request, received.Share, received.Node, received.Space, PathOf(received.Node), received);

    /// <summary>Where whoever received it finds it.</summary>
    public static string PathOf(NodeRow received) => $"/Shares/{received.Name}";

    private static int StateOf(ReceivedRow? received) => received switch
    {
        { IsAccepted: false } => Declined,
        { IsMounted: false } => Pending,
        _ => Accepted,
    };

    public static OcsValue Of(OcsRequest request, LinkRow link, NodeRow node, SpaceRow space, string path)
    {
        var members = Common(request, link.Grant, node, space, path, Link);
        members.AddRange(
        [
            ("token", link.Token), ("url", $"{request.Answer.Api.PublicUrl}/s/{link.Token}"), ("name", link.Label ?? ""),
            ("share_with", link.HasPassword ? "***redacted***" : ""), ("share_with_displayname", link.HasPassword ? "***redacted***" : ""),
            ("quicklink", link.IsQuick), ("state", Accepted), ("file_target", $"/{node.Name}"),
        ]);
        return OcsValue.Object([.. members]);
    }

    private static List<(string, OcsValue)> Common(
        OcsRequest request, GrantRow grant, NodeRow node, SpaceRow space, string path, int type)
    {
        var storage = request.Services.Options.StorageId;
        var id = FileIds.Of(storage, node, space);
        return
        [
            ("id", grant.Id.ToString()), ("share_type", type), ("uid_owner", grant.CreatedBy.Value.ToString()),
            ("displayname_owner", grant.CreatedByName), ("uid_file_owner", space.OwnerName), ("displayname_file_owner", space.OwnerDisplayName),
            ("permissions", Bitmask.Of(grant.Granted.Permissions)),
            ("stime", grant.CreatedAt.ToUnixTimeSeconds()), ("parent", ""), ("path", path),
            ("expiration", grant.Granted.ExpiresAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? ""),
            ("item_type", node.IsFolder ? "folder" : "file"), ("mimetype", node.IsFolder ? "httpd/unix-directory" : node.MimeType ?? MimeTypes.Unknown),
            ("space_id", FileIds.Of(storage, space.Id)), ("space_alias", space.DriveAlias), ("storage_id", id), ("storage", 0),
            ("item_source", id), ("file_source", id),
            ("file_parent", node.Parent is { } parent ? FileIds.Of(storage, parent, space) : ""), ("mail_send", 0), ("attributes", ""),
        ];
    }

    /// <summary>The type of link that a client's number stands for; null when there is none.</summary>
    public static LinkType? LinkOf(int bits, bool isFolder) => (bits & ~Bitmask.Share, isFolder) switch
    {
        (0, _) => LinkType.Internal,
        (Bitmask.Read, _) => LinkType.View,
        (Bitmask.Create, true) => LinkType.CreateOnly,
        (Bitmask.Read | Bitmask.Create, true) => LinkType.Upload,
        (Bitmask.Read | Bitmask.Update, false) => LinkType.Edit,
        (Bitmask.All, true) => LinkType.Edit,
        _ => null,
    };

    /// <summary>The role that a client's number stands for; null when there is none.</summary>
    public static Role? RoleOf(int bits, bool isFolder) => (bits & ~Bitmask.Share, isFolder) switch
    {
        (Bitmask.Read, _) => Roles.Viewer,
        (Bitmask.Read | Bitmask.Update, false) => Roles.FileEditor,
        (Bitmask.All, false) => Roles.FileEditor,
        (Bitmask.Read | Bitmask.Create, true) => Roles.EditorLite,
        (Bitmask.Read | Bitmask.Update | Bitmask.Create, true) => Roles.EditorLite,
        (Bitmask.All, true) => Roles.Editor,
        _ => null,
    };
}
