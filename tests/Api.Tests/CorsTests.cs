using Api.Http;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Api.Tests;

public class CorsTests
{
    private const string Page = "https://web.example";

    [Fact]
    public void A_page_of_a_named_origin_may_ask_and_read_the_headers_that_clients_need()
    {
        var http = Request("GET", Page);

        Assert.False(new Cors([Page]).Answer(http));

        var headers = http.Response.Headers;
        Assert.Equal((Page, "true"), (headers.AccessControlAllowOrigin.ToString(), headers.AccessControlAllowCredentials.ToString()));
        Assert.Contains("OC-FileId", headers.AccessControlExposeHeaders.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_browser_that_asks_first_is_answered_at_once()
    {
        var http = Request("OPTIONS", Page, ("Access-Control-Request-Method", "PROPFIND"), ("Access-Control-Request-Headers", "depth, authorization"));

        Assert.True(new Cors([Page]).Answer(http));

        Assert.Equal(204, http.Response.StatusCode);
        Assert.Contains("PROPFIND", http.Response.Headers.AccessControlAllowMethods.ToString(), StringComparison.Ordinal);
        Assert.Equal("depth, authorization", http.Response.Headers.AccessControlAllowHeaders);
    }

    [Theory]
    [InlineData("https://evil.example", "https://web.example")]
    [InlineData("https://web.example.evil.example", "https://web.example")]
    [InlineData("http://web.example", "https://web.example")]
    [InlineData("null", "https://web.example")]
    [InlineData("https://web.example")]
    public void Any_other_page_is_told_nothing(string origin, params string[] allowed)
    {
        var http = Request("OPTIONS", origin, ("Access-Control-Request-Method", "GET"));

        Assert.False(new Cors(allowed).Answer(http));
        Assert.Empty(http.Response.Headers.AccessControlAllowOrigin.ToString());
    }

    [Fact]
    public void Where_all_pages_may_ask_none_may_use_the_browsers_credentials()
    {
        var http = Request("GET", Page);

        new Cors(["*"]).Answer(http);

        Assert.Equal(("*", ""), (http.Response.Headers.AccessControlAllowOrigin.ToString(), http.Response.Headers.AccessControlAllowCredentials.ToString()));
    }

    private static DefaultHttpContext Request(string method, string origin, params (string Name, string Value)[] headers)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = method;
        http.Request.Headers.Origin = origin;
        foreach (var (name, value) in headers) http.Request.Headers[name] = value;
        return http;
    }
}
