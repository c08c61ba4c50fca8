using System.Xml.Linq;

namespace Api.Tests;

/// <summary>A 207's body as a test looks at it.</summary>
public sealed class Multistatus(string xml)
{
    public static readonly XNamespace Dav = "DAV:";
    public static readonly XNamespace OwnCloud = "http://owncloud.org/ns";

    private readonly XElement _root = XElement.Parse(xml);

    public IReadOnlyList<string> Hrefs => [.. _root.Elements(Dav + "response").Select(response => response.Element(Dav + "href")!.Value)];

    /// <summary>A property with status 200 of the response whose href ends so; null when it has none.</summary>
    public string? Value(string hrefEnd, XName property) => _root.Elements(Dav + "response")
        .First(response => response.Element(Dav + "href")!.Value.EndsWith(hrefEnd, StringComparison.Ordinal))
        .Elements(Dav + "propstat")
        .Where(propstat => propstat.Element(Dav + "status")!.Value.Contains(" 200 ", StringComparison.Ordinal))
        .Select(propstat => propstat.Element(Dav + "prop")!.Element(property)?.Value)
        .FirstOrDefault(value => value is not null);
}
