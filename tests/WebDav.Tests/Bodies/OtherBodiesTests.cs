using WebDav;
using Xunit;

namespace Tests.Bodies;

public class OtherBodiesTests
{
    [Fact] // RFC 5689 §3
    public void A_collection_is_made_with_types_and_properties()
    {
        var mkcol = ExtendedMkcol.Parse(Xml.Bytes("""
            <D:mkcol xmlns:D="DAV:" xmlns:E="urn:e"><D:set><D:prop>
              <D:resourcetype><D:collection/><E:special/></D:resourcetype><D:displayname>Special</D:displayname>
            </D:prop></D:set></D:mkcol>
            """), XmlLimits.Default);
        Assert.Equal([new(Ns.Dav, "collection"), new("urn:e", "special")], mkcol.ResourceTypes);
        Assert.Equal("Special", Assert.Single(mkcol.Properties).Text);
    }

    [Theory]
    [InlineData("<mkcol xmlns='DAV:'><remove><prop><a/></prop></remove></mkcol>", XmlBodyError.Malformed)]
    [InlineData("<x/>", XmlBodyError.WrongRoot)]
    public void Another_body_makes_no_collection(string body, XmlBodyError expected) =>
        Assert.Equal(expected, Assert.Throws<XmlBodyException>(() => ExtendedMkcol.Parse(Xml.Bytes(body), XmlLimits.Default)).Error);

    [Fact]
    public void A_search_has_a_pattern_a_page_and_the_properties_wanted()
    {
        var report = ReportRequest.Parse(Xml.Bytes("""
            <oc:search-files xmlns:a="DAV:" xmlns:oc="http://owncloud.org/ns">
              <a:prop><oc:fileid/><a:getetag/></a:prop>
              <oc:search><oc:pattern>name:"a &amp; b"*</oc:pattern><oc:limit> 20 </oc:limit><oc:offset>40</oc:offset></oc:search>
            </oc:search-files>
            """), XmlLimits.Default);
        Assert.Equal(ReportRequest.SearchFiles, report.Report);
        Assert.Equal([new(Ns.OwnCloud, "fileid"), new(Ns.Dav, "getetag")], report.Names);
        Assert.Equal(("name:\"a & b\"*", 20, 40), (report.Pattern, report.Limit, report.Offset));
    }

    [Theory]
    [InlineData("<oc:filter-rules><oc:favorite>1</oc:favorite></oc:filter-rules>", true)]
    [InlineData("<oc:filter-rules><oc:favorite> true </oc:favorite><oc:other/></oc:filter-rules>", true)]
    [InlineData("<oc:filter-rules><oc:favorite>0</oc:favorite></oc:filter-rules>", false)]
    [InlineData("<oc:filter-rules/>", null)]
    [InlineData("<oc:favorite>1</oc:favorite>", null)]
    public void A_filter_says_by_a_rule_whether_it_wants_favorites(string rules, bool? expected)
    {
        var report = ReportRequest.Parse(
            Xml.Bytes($"<oc:filter-files xmlns:oc='http://owncloud.org/ns'>{rules}</oc:filter-files>"), XmlLimits.Default);
        Assert.Equal((ReportRequest.FilterFiles, expected), (report.Report, report.IsFavorite));
    }

    [Fact]
    public void What_a_report_leaves_out_is_absent()
    {
        var report = ReportRequest.Parse(Xml.Bytes("<r xmlns='urn:r'/>"), XmlLimits.Default);
        Assert.Equal((new QName("urn:r", "r"), null, null, null), (report.Report, report.Pattern, report.Limit, report.Offset));
        Assert.Empty(report.Names);
    }

    [Theory]
    [InlineData("ten")]
    [InlineData("-1")]
    [InlineData("99999999999")]
    public void A_page_is_given_in_whole_numbers(string limit) =>
        Assert.Throws<XmlBodyException>(() => ReportRequest.Parse(
            Xml.Bytes($"<r xmlns='http://owncloud.org/ns'><search><limit>{limit}</limit></search></r>"), XmlLimits.Default));
}
