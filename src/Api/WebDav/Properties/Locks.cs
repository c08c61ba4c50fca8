using WebDav;

namespace Api.WebDav.Properties;

/// <summary>RFC 4918 §15.8, §15.10.</summary>
internal static class Locks
{
    public static readonly LiveProperty<Resource> Discovery = new(Ns.Dav, "lockdiscovery", static (xml, of) =>
    {
        if (of.Locks.IsEmpty) return true;
        foreach (var active in of.Locks.On(of.Node, of.Href)) LockXml.Write(xml, active);
        return true;
    });

    private static readonly LiveProperty<Resource> Supported = new(Ns.Dav, "supportedlock", static (xml, _) =>
    {
        xml.Raw(LockXml.SupportedLock);
        return true;
    });

    public static readonly LiveProperty<Resource>[] Properties = [Discovery, Supported];
}
