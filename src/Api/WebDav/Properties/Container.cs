using WebDav;

namespace Api.WebDav.Properties;

/// <summary>A collection that is no folder of anybody's: a trash, a file's versions. All that it has is what it is, and a name.</summary>
internal static class Container
{
    public static readonly PropertyTable<string> Properties = new([[
        new(Ns.Dav, "resourcetype", static (xml, _) =>
        {
            xml.Raw("<d:collection/>"u8);
            return true;
        }),
        new(Ns.Dav, "displayname", static (xml, name) =>
        {
            xml.Text(name);
            return true;
        }),
    ]]);
}
