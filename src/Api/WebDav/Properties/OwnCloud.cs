using System.Globalization;
using Api.Http;
using Domain;
using WebDav;

namespace Api.WebDav.Properties;

/// <summary>What the ownCloud family of clients asks for, in its own namespace.</summary>
internal static class OwnCloud
{
    public static readonly LiveProperty<Resource>[] Properties =
    [
        new(Ns.OwnCloud, "id", static (xml, of) => FileId(xml, of, of.Node.Id)),
        new(Ns.OwnCloud, "fileid", static (xml, of) => FileId(xml, of, of.Node.Id)),
        new(Ns.OwnCloud, "file-parent", static (xml, of) => of.Node.Parent is { } parent && FileId(xml, of, parent)),
        new(Ns.OwnCloud, "spaceid", static (xml, of) => SpaceId(xml, of)),
        new(Ns.OwnCloud, "name", static (xml, of) =>
        {
            xml.Text(of.IsRoot ? of.Space.Name : of.Node.Name);
            return true;
        }),
        new(Ns.OwnCloud, "permissions", static (xml, of) =>
        {
            xml.Text(Permissions.Of(of.Permissions, of.Station));
            return true;
        }),
        new(Ns.OwnCloud, "size", static (xml, of) =>
        {
            xml.Number(of.Node.SizeBytes);
            return true;
        }),
        new(Ns.OwnCloud, "owner-id", static (xml, of) =>
        {
            if (of.Space.Owner is null) return false;
            xml.Text(of.Space.OwnerName);
            return true;
        }),
        new(Ns.OwnCloud, "owner-display-name", static (xml, of) =>
        {
            if (of.Space.Owner is null) return false;
            xml.Text(of.Space.OwnerDisplayName);
            return true;
        }),

        new(Ns.OwnCloud, "shareid", static (xml, of) =>
        {
            if (of.Request.Address.Share is not { } share) return false;
            xml.Guid(share.Value);
            return true;
        }, IsInAllProp: false),

        new(Ns.OwnCloud, "public-link-item-type", static (xml, of) => OfLink(xml, of, of.Node.IsFolder ? "folder" : "file"), IsInAllProp: false),
        new(Ns.OwnCloud, "public-link-permission", static (xml, of) =>
            OfLink(xml, of, Bitmask.Of(of.Permissions).ToString(CultureInfo.InvariantCulture)), IsInAllProp: false),
        new(Ns.OwnCloud, "public-link-expiration", static (xml, of) =>
            OfLink(xml, of, of.Link?.Grant.Granted.ExpiresAt is { } end ? HttpDate.Format(end) : ""), IsInAllProp: false),
        new(Ns.OwnCloud, "public-link-share-datetime", static (xml, of) =>
            OfLink(xml, of, of.Link is { } link ? HttpDate.Format(link.Grant.CreatedAt) : ""), IsInAllProp: false),
        new(Ns.OwnCloud, "public-link-share-owner", static (xml, of) => OfLink(xml, of, of.Link?.Grant.CreatedByName ?? ""), IsInAllProp: false),

        // All in one element, separated by spaces: the clients split it so.
        new(Ns.OwnCloud, "checksums", static (xml, of) =>
        {
            if (of.Node.Digests is not { } digests) return false;
            xml.Raw("<oc:checksum>SHA1:"u8);
            xml.Text(digests.Sha1);
            xml.Raw(" MD5:"u8);
            xml.Text(digests.Md5);
            xml.Raw(" ADLER32:"u8);
            xml.Text(digests.Adler32);
            xml.Raw("</oc:checksum>"u8);
            return true;
        }),
        new(Ns.OwnCloud, "score", static (xml, of) =>
        {
            if (of.Score is not { } score) return false;
            xml.Text(score.ToString("0.###", CultureInfo.InvariantCulture));
            return true;
        }, IsInAllProp: false),
    ];

    /// <summary>Told of what a link names, to those who came by it.</summary>
    private static bool OfLink(XmlBuffer xml, Resource of, string text)
    {
        if (of.Link is null || text.Length == 0) return false;
        xml.Text(text);
        return true;
    }

    /// <summary>As <see cref="FileIds.Of(Guid, Projections.Core.NodeRow, Projections.Core.SpaceRow)"/>, without the string.</summary>
    private static bool FileId(XmlBuffer xml, Resource of, NodeId node)
    {
        SpaceId(xml, of);
        xml.Raw("!"u8);
        xml.Guid(node == of.Space.Root ? of.Space.Id.Value : node.Value);
        return true;
    }

    private static bool SpaceId(XmlBuffer xml, Resource of)
    {
        xml.Guid(of.Request.Services.Options.StorageId);
        xml.Raw("$"u8);
        xml.Guid(of.Space.Id.Value);
        return true;
    }
}
