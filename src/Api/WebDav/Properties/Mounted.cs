using Api.Http;
using Projections.Core.Access;
using WebDav;

namespace Api.WebDav.Properties;

/// <summary>A received share as a member of the share jail.</summary>
internal sealed record Mounted(ReceivedRow Share)
{
    public static readonly PropertyTable<Mounted> Properties = new([[
        new(Ns.Dav, "resourcetype", static (xml, of) =>
        {
            if (of.Share.Node.IsFolder) xml.Raw("<d:collection/>"u8);
            return true;
        }),
        new(Ns.Dav, "displayname", static (xml, of) => Text(xml, of.Share.Node.Name)),
        new(Ns.Dav, "getetag", static (xml, of) => Text(xml, Etags.Of(of.Share.Node.ETag))),
        new(Ns.Dav, "getlastmodified", static (xml, of) =>
        {
            xml.Date(of.Share.Node.Mtime);
            return true;
        }),
        new(Ns.Dav, "getcontentlength", static (xml, of) =>
        {
            if (of.Share.Node.IsFolder) return false;
            xml.Number(of.Share.Node.SizeBytes);
            return true;
        }),
        new(Ns.OwnCloud, "id", static (xml, of) => Text(xml, ShareJail.MountId(of.Share.Share.Id))),
        new(Ns.OwnCloud, "fileid", static (xml, of) => Text(xml, ShareJail.MountId(of.Share.Share.Id))),
        new(Ns.OwnCloud, "name", static (xml, of) => Text(xml, of.Share.Node.Name)),
        new(Ns.OwnCloud, "shareid", static (xml, of) =>
        {
            xml.Guid(of.Share.Share.Id);
            return true;
        }),
        new(Ns.OwnCloud, "size", static (xml, of) =>
        {
            xml.Number(of.Share.Node.SizeBytes);
            return true;
        }),
        new(Ns.OwnCloud, "permissions", static (xml, of) => Text(xml, Http.Permissions.Of(
            of.Share.Share.Granted.Permissions,
            NodeStation.Shared | NodeStation.Mount | (of.Share.Node.IsFolder ? NodeStation.Folder : NodeStation.None)))),
    ]]);

    private static bool Text(XmlBuffer xml, string text)
    {
        xml.Text(text);
        return true;
    }
}
