using System.Xml.Linq;
using WebDav;
using Xunit;

namespace Tests.Bodies;

/// <summary>RFC 4918 §9.10, §14.11.</summary>
public class LockInfoTests
{
    [Theory]
    [InlineData("exclusive", true)]
    [InlineData("shared", false)]
    public void A_lock_is_exclusive_or_shared(string scope, bool isExclusive) =>
        Assert.Equal(new LockInfo(isExclusive, OwnerXml: null), Xml.LockInfo(Body(scope, "write")));

    [Fact]
    public void The_owner_is_kept_as_it_was_sent()
    {
        var info = Xml.LockInfo(Body("exclusive", "write", "Ann &lt;<D:href>mailto:a@example.org</D:href>"));
        var owner = XElement.Parse($"<o>{info.OwnerXml}</o>", LoadOptions.PreserveWhitespace);
        Assert.Equal("Ann <mailto:a@example.org", owner.Value);
        Assert.Equal(XName.Get("href", "DAV:"), owner.Elements().Single().Name);
    }

    [Theory]
    [InlineData("exclusive", "read")]
    [InlineData("neither", "write")]
    [InlineData("exclusive/><D:shared", "write")]
    public void Scope_and_type_must_be_known(string scope, string type) =>
        Assert.Equal(XmlBodyError.Malformed, Assert.Throws<XmlBodyException>(() => Xml.LockInfo(Body(scope, type))).Error);

    [Fact]
    public void Scope_and_type_must_be_there() =>
        Assert.Equal(XmlBodyError.Malformed, Assert.Throws<XmlBodyException>(() => Xml.LockInfo("<lockinfo xmlns='DAV:'/>")).Error);

    [Fact]
    public void The_owner_has_a_limit()
    {
        var body = Body("shared", "write", new string('o', LockInfo.OwnerCharsMax + 1));
        Assert.Equal(XmlBodyError.TooLarge, Assert.Throws<XmlBodyException>(() => Xml.LockInfo(body)).Error);
    }

    private static string Body(string scope, string type, string? owner = null) =>
        $"<D:lockinfo xmlns:D='DAV:'><D:lockscope><D:{scope}/></D:lockscope><D:locktype><D:{type}/></D:locktype>"
        + (owner is null ? "" : $"<D:owner>{owner}</D:owner>") + "</D:lockinfo>";
}
