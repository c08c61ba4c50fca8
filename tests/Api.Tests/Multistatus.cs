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
    public string? Value(string hrefEnd, XName property) => Element(hrefEnd, property)?.Value;

    public XElement? Element(string hrefEnd, XName property) =>
        Told(hrefEnd).Where(told => told.Status == 200 && told.Property.Name == property).Select(told => told.Property).FirstOrDefault();

    /// <summary>What became of a property; 0 when nothing is said of it.</summary>
    public int Status(string hrefEnd, XName property) => Told(hrefEnd).FirstOrDefault(told => told.Property.Name == property).Status;

    /// <summary>Every property that is told of, with its status.</summary>
    public IEnumerable<(int Status, XElement Property)> Told(string hrefEnd) => _root.Elements(Dav + "response")
        .First(response => response.Element(Dav + "href")!.Value.EndsWith(hrefEnd, StringComparison.Ordinal))
        .Elements(Dav + "propstat")
        .SelectMany(propstat => propstat.Element(Dav + "prop")!.Elements()
            .Select(property => (int.Parse(propstat.Element(Dav + "status")!.Value.Split(' ')[1]), property)));
}
