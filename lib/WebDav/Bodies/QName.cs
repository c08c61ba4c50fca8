namespace WebDav;

/// <summary>An expanded XML name. DAV's own are in <see cref="Ns.Dav"/>.</summary>
public readonly record struct QName(string Namespace, string Name)
{
    public override string ToString() => $"{{{Namespace}}}{Name}";
}

/// <summary>Namespaces that have a fixed prefix in what we write.</summary>
public static class Ns
{
    public const string Dav = "DAV:";
    public const string OwnCloud = "http://owncloud.org/ns";
    public const string Sabre = "http://sabredav.org/ns";

    internal const string Xml = "http://www.w3.org/XML/1998/namespace";
    internal const string Xmlns = "http://www.w3.org/2000/xmlns/";
}
