using System.Xml.Linq;
using Tests.Bodies;
using WebDav;
using Xunit;

namespace Tests.Answers;

/// <summary>RFC 4918 §13, §14.</summary>
public class MultistatusWriterTests
{
    private static readonly XNamespace D = Ns.Dav;

    [Fact]
    public void A_member_s_href_is_its_folder_s_and_its_name_escaped()
    {
        var hrefs = Written(writer =>
        {
            writer.StartResponse("/dav/a%20b/"u8, "", isCollection: true);
            writer.EndResponse();
            writer.StartResponse("/dav/a%20b/"u8, "c&d", isCollection: false);
            writer.EndResponse();
            writer.StartResponse("/dav/a%20b/"u8, "ü", isCollection: true);
            writer.EndResponse();
        }).Descendants(D + "href").Select(href => href.Value);
        Assert.Equal(["/dav/a%20b/", "/dav/a%20b/c%26d", "/dav/a%20b/%C3%BC/"], hrefs);
    }

    [Theory]
    [InlineData(Ns.Dav)]
    [InlineData(Ns.OwnCloud)]
    [InlineData(Ns.Sabre)]
    [InlineData("")]
    [InlineData("urn:x")]
    [InlineData("a<b>&\"c\"'d'")]
    [InlineData("http://www.w3.org/XML/1998/namespace")]
    public void A_property_of_any_namespace_is_named_right(string uri)
    {
        var tag = new PropertyTag(new QName(uri, "näme"));
        var prop = Written(writer =>
        {
            writer.StartResponse("/x");
            writer.StartPropStat();
            writer.StartProperty(tag);
            writer.Xml.Text("v");
            writer.EndProperty(tag);
            writer.EmptyProperty(tag);
            writer.EndPropStat(200);
            writer.EndResponse();
        }).Descendants(D + "prop").Single();
        Assert.Equal([XName.Get("näme", uri), XName.Get("näme", uri)], prop.Elements().Select(element => element.Name));
        Assert.Equal("v", prop.Value);
    }

    [Fact]
    public void A_propstat_says_what_was_violated()
    {
        var stat = Written(writer =>
        {
            writer.StartResponse("/x");
            writer.StartPropStat();
            writer.EndPropStat(403, ErrorBody.CannotModifyProtectedProperty);
            writer.EndResponse();
        }).Descendants(D + "propstat").Single();
        Assert.Equal("HTTP/1.1 403 Forbidden", stat.Element(D + "status")!.Value);
        Assert.Equal(D + "cannot-modify-protected-property", stat.Element(D + "error")!.Elements().Single().Name);
    }

    [Fact]
    public void A_row_makes_no_garbage()
    {
        using var xml = new XmlBuffer();
        var writer = new MultistatusWriter(xml);
        var (tag, time) = (new PropertyTag(new QName(Ns.Dav, "x")), DateTimeOffset.UnixEpoch);
        for (var i = 0; i < 10; i++) Row(writer, tag, time); // the first may load code
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++) Row(writer, tag, time);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void Row(MultistatusWriter writer, PropertyTag tag, DateTimeOffset time)
    {
        writer.StartResponse("/a/"u8, "näme & more", isCollection: false);
        writer.StartPropStat();
        writer.StartProperty(tag);
        writer.Xml.Text("<text>");
        writer.Xml.Number(12345);
        writer.Xml.Hex(12345);
        writer.Xml.Date(time);
        writer.Xml.Timestamp(time);
        writer.Xml.Guid(Guid.Empty);
        writer.EndProperty(tag);
        writer.EndPropStat(200);
        writer.EndResponse();
    }

    [Fact]
    public void A_propstat_begun_in_vain_is_taken_back()
    {
        var response = Written(writer =>
        {
            writer.StartResponse("/x");
            writer.Xml.Truncate(writer.StartPropStat());
            writer.EndResponse();
        }).Element(D + "response")!;
        Assert.Equal([D + "href"], response.Elements().Select(element => element.Name));
    }

    [Fact]
    public void A_resource_may_have_a_fate_of_its_own()
    {
        var response = Written(writer => writer.Response("/a&b", 423, ErrorBody.LockTokenSubmitted)).Element(D + "response")!;
        Assert.Equal(("/a&b", "HTTP/1.1 423 Locked"), (response.Element(D + "href")!.Value, response.Element(D + "status")!.Value));
        Assert.Equal(D + "lock-token-submitted", response.Element(D + "error")!.Elements().Single().Name);
    }

    [Fact] // RFC 4918 §16
    public void An_error_is_written_as_sabre_does()
    {
        XNamespace sabre = Ns.Sabre;
        var error = Xml.Read(new ErrorBody(ErrorBody.ExceptionFor(423), "Locked by <Ann>", ErrorBody.LockTokenSubmitted, ["/a%20b"]).Write);
        Assert.Equal(D + "error", error.Name);
        Assert.Equal("/a%20b", error.Element(D + "lock-token-submitted")!.Element(D + "href")!.Value);
        Assert.Equal("Sabre\\DAV\\Exception\\Locked", error.Element(sabre + "exception")!.Value);
        Assert.Equal("Locked by <Ann>", error.Element(sabre + "message")!.Value);
    }

    [Fact] // RFC 4918 §14.1, §15.8
    public void A_lock_tells_everything_about_itself()
    {
        var answer = Xml.Read(xml => LockXml.WriteAnswer(xml,
        [
            new("urn:uuid:1", IsExclusive: true, IsDeep: true, "<h xmlns=\"DAV:\">me</h>", "Ann", TimeSpan.FromSeconds(59.2), "/a%20b/"),
            new("urn:uuid:2", IsExclusive: false, IsDeep: false, OwnerXml: null, OwnerName: null, Remaining: null, "/x"),
        ]));
        var (first, second) = (answer.Descendants(D + "activelock").First(), answer.Descendants(D + "activelock").Last());
        Assert.Equal((D + "exclusive", D + "shared"), (Scope(first), Scope(second)));
        Assert.Equal(("infinity", "0"), (Value(first, "depth"), Value(second, "depth")));
        Assert.Equal(("Second-60", "Infinite"), (Value(first, "timeout"), Value(second, "timeout")));
        Assert.Equal(("urn:uuid:1", "/x"), (Value(first, "locktoken"), Value(second, "lockroot")));
        Assert.Equal(("me", null), (first.Element(D + "owner")?.Value, second.Element(D + "owner")?.Value));
    }

    [Fact] // RFC 4918 §15.10
    public void Both_kinds_of_lock_are_offered() =>
        Assert.Equal(["exclusive", "shared"], Xml.Read(xml =>
        {
            xml.Raw("<l xmlns:d='DAV:'>"u8);
            xml.Raw(LockXml.SupportedLock);
            xml.Raw("</l>"u8);
        }).Descendants(D + "lockscope").Select(scope => scope.Elements().Single().Name.LocalName));

    [Fact] // RFC 5689 §5.2
    public void A_refused_collection_names_the_reason_and_its_victims()
    {
        QName bad = new("urn:e", "bad"), fine = new("urn:e", "fine");
        var answer = Xml.Read(xml => MkcolAnswer.Write(xml, [bad, fine], new Dictionary<QName, (int, string?)> { [bad] = (403, null) }));
        Assert.Equal(
            ["bad HTTP/1.1 403 Forbidden", "fine HTTP/1.1 424 Failed Dependency"],
            answer.Elements(D + "propstat").Select(stat =>
                $"{stat.Element(D + "prop")!.Elements().Single().Name.LocalName} {stat.Element(D + "status")!.Value}"));
    }

    private static XName Scope(XElement active) => active.Element(D + "lockscope")!.Elements().Single().Name;

    private static string Value(XElement active, string name) => active.Element(D + name)!.Value;

    private static XElement Written(Action<MultistatusWriter> write) => Xml.Read(xml =>
    {
        var writer = new MultistatusWriter(xml);
        writer.Start();
        write(writer);
        writer.End();
    });
}
