using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using WebDav;
using Xunit;

namespace Tests.Answers;

public class XmlBufferTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a<b>&\"c\"", "a&lt;b&gt;&amp;&quot;c&quot;")]
    [InlineData("tab\tline\nreturn\r", "tab\tline\nreturn&#13;")]
    [InlineData("bell\u0007nul\0", "bell\ufffdnul\ufffd")]
    [InlineData("\ufffe\uffff", "\ufffd\ufffd")]
    [InlineData("日本語 😀", "日本語 😀")]
    public void Text_is_escaped_and_what_xml_cannot_hold_is_replaced(string text, string expected) =>
        Assert.Equal(expected, Written(xml => xml.Text(text)));

    [Fact]
    public void Half_a_surrogate_pair_is_replaced() => Assert.Equal("half \ufffd", Written(xml => xml.Text("half \ud83d")));

    [Fact]
    public void Any_text_makes_well_formed_xml_and_comes_back() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            var written = Written(xml => xml.Text(text.Get));
            var read = XElement.Parse($"<x a=\"{written}\">{written}</x>", LoadOptions.PreserveWhitespace);
            var expected = new string(text.Get.Select(c => IsForbidden(c) ? '\ufffd' : c).ToArray());
            return read.Value == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(expected));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Numbers_are_written_whole(long number)
    {
        Assert.Equal(number.ToString(CultureInfo.InvariantCulture), Written(xml => xml.Number(number)));
        Assert.Equal(number.ToString("x", CultureInfo.InvariantCulture), Written(xml => xml.Hex(number)));
    }

    [Fact]
    public void Times_are_written_in_utc()
    {
        var time = new DateTimeOffset(1994, 11, 6, 10, 49, 37, 999, TimeSpan.FromHours(2));
        Assert.Equal("Sun, 06 Nov 1994 08:49:37 GMT", Written(xml => xml.Date(time)));
        Assert.Equal("1994-11-06T08:49:37Z", Written(xml => xml.Timestamp(time)));
    }

    [Fact]
    public void Ids_are_written_as_elsewhere()
    {
        var id = Guid.NewGuid();
        Assert.Equal(id.ToString(), Written(xml => xml.Guid(id)));
    }

    [Fact]
    public void The_buffer_grows_and_can_be_taken_back()
    {
        var text = new string('ä', 100_000);
        Assert.Equal("<a>" + text, Written(xml =>
        {
            xml.Raw("<a>"u8);
            xml.Raw(text);
            var mark = xml.Length;
            xml.Text(text);
            xml.Truncate(mark);
        }));
    }

    [Fact]
    public async Task Flushing_hands_over_everything_and_starts_anew()
    {
        var output = new MemoryStream();
        using var xml = new XmlBuffer();
        var pipe = PipeWriter.Create(output);
        foreach (var part in (string[])["one", "two"])
        {
            xml.Raw(part);
            await xml.FlushAsync(pipe, default);
            Assert.Equal(0, xml.Length);
        }

        Assert.Equal("onetwo", Encoding.UTF8.GetString(output.ToArray()));
    }

    private static bool IsForbidden(char c) => c is '\ufffe' or '\uffff' || (c < ' ' && c is not ('\t' or '\n' or '\r'));

    private static string Written(Action<XmlBuffer> write)
    {
        using var xml = new XmlBuffer();
        write(xml);
        return Encoding.UTF8.GetString(xml.Written.Span);
    }
}
