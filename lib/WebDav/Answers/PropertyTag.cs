using System.Text;

namespace WebDav;

/// <summary>
/// A property's element, made ready once: DAV's, ownCloud's and Sabre's names by the root's prefixes, others declared in place.
/// </summary>
public sealed class PropertyTag
{
    private readonly byte[] _open;
    private readonly byte[] _close;
    private readonly byte[] _empty;

    public PropertyTag(QName name)
    {
        Name = name;
        var (prefix, declaration) = name.Namespace switch
        {
            Ns.Dav => ("d:", ""),
            Ns.OwnCloud => ("oc:", ""),
            Ns.Sabre => ("s:", ""),
            Ns.Xml => ("xml:", ""), // may be bound to no other prefix
            "" => ("", ""),         // the root declares no default namespace
            _ => ("x:", $" xmlns:x=\"{Escaped(name.Namespace)}\""),
        };
        _open = Encoding.UTF8.GetBytes($"<{prefix}{name.Name}{declaration}>");
        _close = Encoding.UTF8.GetBytes($"</{prefix}{name.Name}>");
        _empty = Encoding.UTF8.GetBytes($"<{prefix}{name.Name}{declaration}/>");
    }

    public QName Name { get; }

    public ReadOnlySpan<byte> Open => _open;

    public ReadOnlySpan<byte> Close => _close;

    public ReadOnlySpan<byte> Empty => _empty;

    private static string Escaped(string text)
    {
        using var buffer = new XmlBuffer();
        buffer.Text(text);
        return Encoding.UTF8.GetString(buffer.Written.Span);
    }
}
