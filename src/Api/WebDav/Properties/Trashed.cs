using WebDav;

namespace Api.WebDav.Properties;

/// <summary>What was deleted, when, and from where.</summary>
internal static class Trashed
{
    public static readonly PropertyTable<Resource> Properties = new(
        Live.Properties,
        OwnCloud.Properties,
        [
            new(Ns.OwnCloud, "trashbin-original-filename", static (xml, of) =>
            {
                if (of.Trashed is not { } row) return false;
                xml.Text(row.Name);
                return true;
            }),
            new(Ns.OwnCloud, "trashbin-original-location", static (xml, of) =>
            {
                if (of.Trashed is not { } row) return false;
                xml.Text(row.Location);
                return true;
            }),
            new(Ns.OwnCloud, "trashbin-delete-timestamp", static (xml, of) =>
            {
                if (of.Trashed is not { } row) return false;
                xml.Number(row.TrashedAt.ToUnixTimeSeconds());
                return true;
            }),
            new(Ns.OwnCloud, "trashbin-delete-datetime", static (xml, of) =>
            {
                if (of.Trashed is not { } row) return false;
                xml.Date(row.TrashedAt);
                return true;
            }),
            new(Ns.OwnCloud, "trashbin-deleted-by", static (xml, of) =>
            {
                if (of.Trashed is not { } row) return false;
                xml.Text(row.ByName);
                return true;
            }),
        ]);
}
