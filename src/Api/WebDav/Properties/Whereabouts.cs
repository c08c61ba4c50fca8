using Api.Http;
using Projections.Core;
using WebDav;

namespace Api.WebDav.Properties;

/// <summary>Where a node stands that is known by its id only.</summary>
/// <param name="Path">In its space, from a slash on.</param>
internal sealed record Whereabouts(NodeRow Node, SpaceRow Space, string Path, Guid StorageId)
{
    public static readonly PropertyTable<Whereabouts> Properties = new([[
        new(Ns.OwnCloud, "meta-path-for-user", static (xml, of) =>
        {
            xml.Text(of.Path);
            return true;
        }),
        new(Ns.OwnCloud, "id", static (xml, of) => Text(xml, FileIds.Of(of.StorageId, of.Node, of.Space))),
        new(Ns.OwnCloud, "fileid", static (xml, of) => Text(xml, FileIds.Of(of.StorageId, of.Node, of.Space))),
        new(Ns.OwnCloud, "spaceid", static (xml, of) => Text(xml, FileIds.Of(of.StorageId, of.Space.Id))),
        new(Ns.OwnCloud, "name", static (xml, of) => Text(xml, of.Node.Name)),
        new(Ns.Dav, "resourcetype", static (xml, of) =>
        {
            if (of.Node.IsFolder) xml.Raw("<d:collection/>"u8);
            return true;
        }),
    ]]);

    private static bool Text(XmlBuffer xml, string text)
    {
        xml.Text(text);
        return true;
    }
}
