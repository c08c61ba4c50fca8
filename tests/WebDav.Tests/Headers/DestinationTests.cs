using WebDav;
using Xunit;

namespace Tests.Headers;

/// <summary>RFC 4918 §10.3.</summary>
public class DestinationTests
{
    private static readonly Origin[] Origins = [Known("https://cloud.example.org"), Known("http://[::1]:9200")];

    [Theory]
    [InlineData("https://cloud.example.org/dav/a%20b", "dav|a b")]
    [InlineData("HTTPS://Cloud.Example.ORG:443/dav/x/", "dav|x|")]
    [InlineData("http://[::1]:9200/x", "x")]
    [InlineData("/remote.php/dav/files/ann/%C3%BC", "remote.php|dav|files|ann|ü")] // sync clients send no host
    [InlineData("https://cloud.example.org/", "")]
    public void An_absolute_url_of_ours_or_a_path_is_here(string text, string expected)
    {
        var here = Assert.IsType<Destination.Here>(Destination.Parse(text, Origins));
        Assert.Equal(expected, string.Join('|', here.Path.Segments) + (here.Path is { EndsInSlash: true, Segments.Count: > 0 } ? "|" : ""));
    }

    [Theory]
    [InlineData("http://cloud.example.org/x")]       // scheme
    [InlineData("https://cloud.example.org:8443/x")] // port
    [InlineData("https://elsewhere.invalid/x")]
    [InlineData("https://cloud.example.org.evil.invalid/x")]
    [InlineData("https://cloud.example.org./x")]
    [InlineData("ftp://cloud.example.org/x")]
    [InlineData("https:///x")]
    [InlineData("http://[::1:9200/x")]
    public void Another_origin_is_elsewhere(string text) => Assert.IsType<Destination.Elsewhere>(Destination.Parse(text, Origins));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("://cloud.example.org/x")]
    [InlineData("https://cloud.example.org")]
    [InlineData("https://ann@cloud.example.org/x")]
    [InlineData("https://cloud.example.org@evil.invalid/x")]
    [InlineData("https://cloud.example.org/x#f")]
    [InlineData("https://cloud.example.org/x?q")]
    [InlineData("//cloud.example.org/x")]
    [InlineData("/a/../b")]
    [InlineData("/a/%2e%2E/b")]
    [InlineData("/a%2fb")]
    [InlineData("/a%00")]
    [InlineData("file:/etc/passwd")]
    public void What_no_resource_can_be_is_malformed(string text) => Assert.IsType<Destination.Malformed>(Destination.Parse(text, Origins));

    [Theory]
    [InlineData("http://a:0x50")]
    [InlineData("http://a:99999")]
    [InlineData("http://a:80x")]
    [InlineData("http://[::1]x")]
    [InlineData("http://:80")]
    [InlineData("a")]
    public void A_broken_authority_is_no_origin(string text) => Assert.False(Origin.TryParse(text, out _));

    [Theory]
    [InlineData("http://a", "http://A:80")]
    [InlineData("https://a:", "https://a:443")]
    public void The_standard_port_may_be_left_out(string left, string right) => Assert.Equal(Known(left), Known(right));

    private static Origin Known(string text)
    {
        Assert.True(Origin.TryParse(text, out var origin));
        return origin!;
    }
}
