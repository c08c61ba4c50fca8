using WebDav;

namespace Api.WebDav.Properties;

/// <summary>Tags, and whether it is a favorite of the caller. Told when they are asked for by name: they cost a look-up.</summary>
internal static class Marked
{
    public static readonly LiveProperty<Resource> Tags = new(
        Ns.OwnCloud, "tags",
        static (xml, of) =>
        {
            xml.Text(string.Join(',', of.Marks.Tags));
            return true;
        },
        IsInAllProp: false);

    /// <summary>Whoever came by a link has none.</summary>
    public static readonly LiveProperty<Resource> Favorite = new(
        Ns.OwnCloud, "favorite",
        static (xml, of) =>
        {
            if (of.Request.Caller.Account is null) return false;
            xml.Number(of.Marks.IsFavorite ? 1 : 0);
            return true;
        },
        IsInAllProp: false);

    public static readonly LiveProperty<Resource>[] Properties = [Tags, Favorite];

    public static bool AreWanted(PropertyPlan<Resource> plan) => plan.Wants(Tags) || plan.Wants(Favorite);
}
