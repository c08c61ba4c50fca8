using System.Security.Cryptography;
using System.Text;
using Api.Http;
using Microsoft.AspNetCore.Http;

namespace Api.GraphQl.Exploring;

/// <summary>A page to try queries on, for browsers that come to the address: one document, nothing from elsewhere.</summary>
internal static class Explorer
{
    private static readonly byte[] Page = Read("Explorer.html");
    private static readonly string Policy = PolicyOf(Encoding.UTF8.GetString(Page));

    /// <summary>Whether it is a person with a browser who asks, and not a program.</summary>
    public static bool IsWanted(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && !request.Query.ContainsKey("query")
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    public static async Task AnswerAsync(ApiRequest api)
    {
        var response = api.Http.Response;
        response.Headers.ContentSecurityPolicy = Policy;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = Page.Length;
        await response.Body.WriteAsync(Page, api.Http.RequestAborted);
    }

    /// <summary>Only this very script and style run, and they speak with this server alone.</summary>
    private static string PolicyOf(string page) =>
        "default-src 'none'; connect-src 'self'; base-uri 'none'; "
        + $"script-src '{HashOf(page, "script")}'; style-src '{HashOf(page, "style")}'";

    private static string HashOf(string page, string element)
    {
        var start = page.IndexOf($"<{element}>", StringComparison.Ordinal) + element.Length + 2;
        var text = page[start..page.IndexOf($"</{element}>", StringComparison.Ordinal)];
        return $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(Explorer).Assembly.GetManifestResourceStream($"Api.GraphQl.Exploring.{name}")
            ?? throw new InvalidOperationException($"{name} is not compiled in.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
