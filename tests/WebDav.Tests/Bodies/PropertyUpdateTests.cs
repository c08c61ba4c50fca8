using System.Xml.Linq;
using WebDav;
using Xunit;

namespace Tests.Bodies;

/// <summary>RFC 4918 §4.3, §9.2, §14.19.</summary>
public class PropertyUpdateTests
{
    [Fact]
    public void Instructions_keep_their_order()
    {
        var update = Xml.PropertyUpdate("""
            <D:propertyupdate xmlns:D="DAV:" xmlns:A="urn:a">
              <D:set><D:prop><A:o>1</A:o><A:p/></D:prop></D:set>
              <D:remove><D:prop><A:o/></D:prop></D:remove>
              <A:ignored><D:prop><A:o>3</A:o></D:prop></A:ignored>
              <D:set><D:prop><A:o>2</A:o></D:prop></D:set>
            </D:propertyupdate>
            """);
        Assert.Equal(["set o 1", "set p ", "remove o ", "set o 2"],
            update.Instructions.Select(i => $"{(i.IsRemoval ? "remove" : "set")} {i.Name.Name} {i.Text}"));
    }

    [Theory]
    [InlineData("<A:x xmlns:A='urn:a'>für 😀 &lt;&amp;</A:x>", "<A:x xmlns:A='urn:a'>für 😀 &lt;&amp;</A:x>")]
    [InlineData("<A:x><A:in k='v'>text<A:deep/></A:in></A:x>", "<A:x xmlns:A='urn:a'><A:in k='v'>text<A:deep/></A:in></A:x>")]
    [InlineData("<x xmlns='urn:x' A:k='1' k='2'/>", "<x xmlns='urn:x' xmlns:A='urn:a' A:k='1' k='2'/>")]
    [InlineData("<x xmlns=''>a</x>", "<x>a</x>")]
    [InlineData("<A:x> <![CDATA[<b>]]> </A:x>", "<A:x xmlns:A='urn:a'> &lt;b&gt; </A:x>")]
    [InlineData("<A:x xml:lang='fr'>a</A:x>", "<A:x xmlns:A='urn:a' xml:lang='fr'>a</A:x>")]
    public void An_element_is_kept_whole_wherever_its_namespaces_were_declared(string sent, string kept)
    {
        var instruction = Only(Setting(sent, " xmlns:A='urn:a'"));
        Assert.True(XNode.DeepEquals(Canonical(kept), Canonical(instruction.Xml)), instruction.Xml);
    }

    [Fact]
    public void The_language_in_scope_is_kept()
    {
        var kept = XElement.Parse(Only(Setting("<displayname>Bücher</displayname>", " xml:lang='de'")).Xml);
        Assert.Equal("de", kept.Attribute(XNamespace.Xml + "lang")?.Value);
    }

    [Fact]
    public void A_prefix_that_a_value_mentions_keeps_its_meaning()
    {
        var kept = XElement.Parse(Only(Setting("<t xmlns='urn:t' type='q:name'/>", " xmlns:q='urn:&quot;q' xmlns:u='urn:u'")).Xml);
        Assert.Equal("urn:\"q", kept.GetNamespaceOfPrefix("q")?.NamespaceName);
        Assert.Null(kept.GetNamespaceOfPrefix("u"));
    }

    [Fact]
    public void Line_ends_and_odd_characters_of_a_value_survive()
    {
        var kept = XElement.Parse(
            Only(Setting("<x xmlns='' k='&#10;&#9;&gt;'>a&#13;b\nc&#x1F600;]]&gt;</x>")).Xml, LoadOptions.PreserveWhitespace);
        Assert.Equal(("a\rb\nc😀]]>", "\n\t>"), (kept.Value, kept.Attribute("k")!.Value));
    }

    [Theory]
    [InlineData("<propertyupdate xmlns='DAV:'/>")]
    [InlineData("<propertyupdate xmlns='DAV:'><set><prop/></set></propertyupdate>")]
    [InlineData("<propertyupdate xmlns='DAV:'><set/><remove/></propertyupdate>")]
    public void There_must_be_something_to_do(string body) =>
        Assert.Equal(XmlBodyError.Malformed, Assert.Throws<XmlBodyException>(() => Xml.PropertyUpdate(body)).Error);

    [Fact]
    public void Properties_and_the_size_of_their_values_have_limits()
    {
        var many = string.Concat(Enumerable.Repeat("<a/>", PropertyUpdate.InstructionsMax + 1));
        var repeated = string.Concat(Enumerable.Repeat($"<a>{new string('p', 1)}:</a>", 200));
        var longPrefix = $" xmlns:p='{new string('u', 40_000)}'"; // each value mentions it, so each would carry it
        Assert.Equal(XmlBodyError.TooLarge, Assert.Throws<XmlBodyException>(() => Xml.PropertyUpdate(Setting(many))).Error);
        Assert.Equal(XmlBodyError.TooLarge, Assert.Throws<XmlBodyException>(() => Xml.PropertyUpdate(Setting(repeated, longPrefix))).Error);
    }

    private static string Setting(string properties, string declarations = "") =>
        $"<propertyupdate xmlns='DAV:'{declarations}><set><prop>{properties}</prop></set></propertyupdate>";

    private static PropertyInstruction Only(string body) => Assert.Single(Xml.PropertyUpdate(body).Instructions);

    /// <summary>Without declarations, whose place does not matter, and with attributes in order.</summary>
    private static XElement Canonical(string xml)
    {
        var element = XElement.Parse(xml, LoadOptions.PreserveWhitespace);
        foreach (var each in element.DescendantsAndSelf().ToList())
            each.ReplaceAttributes(each.Attributes().Where(a => !a.IsNamespaceDeclaration).OrderBy(a => a.Name.ToString()));
        return element;
    }
}
