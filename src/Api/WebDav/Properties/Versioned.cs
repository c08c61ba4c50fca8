using Api.Http;
using Api.WebDav.Versions;
using Projections.Core;
using WebDav;

namespace Api.WebDav.Properties;

/// <summary>What an old content of a file was, and whose.</summary>
internal static class Versioned
{
    public static readonly PropertyTable<VersionRow> Properties = new([[
        new(Ns.Dav, "resourcetype", static (_, _) => true),
        new(Ns.Dav, "creationdate", static (xml, version) =>
        {
            xml.Timestamp(version.RecordedAt);
            return true;
        }),
        new(Ns.Dav, "getlastmodified", static (xml, version) =>
        {
            xml.Date(version.Mtime);
            return true;
        }),
        new(Ns.Dav, "getcontentlength", static (xml, version) =>
        {
            xml.Number(version.SizeBytes);
            return true;
        }),
        new(Ns.Dav, "getcontenttype", static (xml, version) =>
        {
            xml.Text(version.MimeType ?? MimeTypes.Unknown);
            return true;
        }),
        new(Ns.Dav, "getetag", static (xml, version) =>
        {
            xml.Raw("\""u8);
            xml.Hex(version.Key);
            xml.Raw("\""u8);
            return true;
        }),
        new(Ns.Dav, "displayname", static (xml, version) =>
        {
            xml.Text(VersionAt.KeyOf(version));
            return true;
        }),
        new(Ns.OwnCloud, "size", static (xml, version) =>
        {
            xml.Number(version.SizeBytes);
            return true;
        }),
        new(Ns.OwnCloud, "meta-version-edited-by", static (xml, version) =>
        {
            xml.Guid(version.By.Value);
            return true;
        }),
        new(Ns.OwnCloud, "meta-version-edited-by-name", static (xml, version) =>
        {
            xml.Text(version.ByName);
            return true;
        }),
    ]]);
}
