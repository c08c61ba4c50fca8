using WebDav;

namespace Api.WebDav.Properties;

/// <summary>RFC 4331: of the space, told on every folder in it.</summary>
internal static class Quota
{
    /// <summary>What the sync clients take for "unlimited".</summary>
    private const long UnlimitedBytes = -3;

    public static readonly LiveProperty<Resource>[] Properties =
    [
        new(Ns.Dav, "quota-used-bytes", static (xml, of) =>
        {
            if (!of.Node.IsFolder) return false;
            xml.Number(of.Space.UsedBytes);
            return true;
        }, IsInAllProp: false),
        new(Ns.Dav, "quota-available-bytes", static (xml, of) =>
        {
            if (!of.Node.IsFolder) return false;
            xml.Number(of.Space.QuotaBytes is { } quota ? Math.Max(0, quota - of.Space.UsedBytes) : UnlimitedBytes);
            return true;
        }, IsInAllProp: false),
    ];
}
