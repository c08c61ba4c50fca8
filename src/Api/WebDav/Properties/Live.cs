using Api.Http;
using WebDav;

namespace Api.WebDav.Properties;

/// <summary>RFC 4918 §15, without those that tell of locks.</summary>
internal static class Live
{
    public static readonly LiveProperty<Resource>[] Properties =
    [
        new(Ns.Dav, "creationdate", static (xml, of) =>
        {
            xml.Timestamp(of.Node.CreatedAt);
            return true;
        }),

        // The last segment of the path: some clients show it in its stead.
        new(Ns.Dav, "displayname", static (xml, of) =>
        {
            xml.Text(of.IsRoot ? of.Space.Name : of.Node.Name);
            return true;
        }),
        new(Ns.Dav, "getcontentlength", static (xml, of) =>
        {
            if (of.Node.IsFolder) return false;
            xml.Number(of.Node.SizeBytes);
            return true;
        }),
        new(Ns.Dav, "getcontenttype", static (xml, of) =>
        {
            if (of.Node.IsFolder) return false;
            xml.Text(of.Node.MimeType ?? MimeTypes.Unknown);
            return true;
        }),
        new(Ns.Dav, "getetag", static (xml, of) =>
        {
            xml.Raw("\""u8);
            xml.Hex(of.Node.ETag.Value);
            xml.Raw("\""u8);
            return true;
        }),
        new(Ns.Dav, "getlastmodified", static (xml, of) =>
        {
            xml.Date(of.Node.Mtime);
            return true;
        }),
        new(Ns.Dav, "resourcetype", static (xml, of) =>
        {
            if (of.Node.IsFolder) xml.Raw("<d:collection/>"u8);
            return true;
        }),
    ];
}
