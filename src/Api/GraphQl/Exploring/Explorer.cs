using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Api.Http;
using Microsoft.AspNetCore.Http;

namespace Api.GraphQl.Exploring;

/// <summary>
/// <see href="https://github.com/graphql/graphiql">GraphiQL</see>, for browsers that come to the address: one document, nothing from
/// elsewhere. Its packages are compiled in where Node was there at the build.
/// </summary>
internal static partial class Explorer
{
    private static readonly string[] Parts = ["graphiql.css", "react.js", "react-dom.js", "graphiql.js"];

    private static readonly Lazy<(byte[] Page, string Policy)> Made = new(Make);

    /// <summary>Whether it is a person with a browser who asks, and not a program.</summary>
    public static bool IsWanted(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && !request.Query.ContainsKey("query")
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    public static async Task AnswerAsync(ApiRequest api)
    {
        var (page, policy) = Made.Value;
        var response = api.Http.Response;
        response.Headers.ContentSecurityPolicy = policy;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = page.Length;
        await response.Body.WriteAsync(page, api.Http.RequestAborted);
    }

    private static (byte[] Page, string Policy) Make()
    {
        var page = Read("Explorer.html") ?? throw new InvalidOperationException("The page is not compiled in.");
        var parts = Parts.Select(Read).ToList();
        if (parts.Contains(null)) page = "<!doctype html><title>GraphiQL</title><p>This program was built without Node, and so without GraphiQL.</p>";
        else page = Parts.Zip(parts).Aggregate(page, static (text, part) => text.Replace($">{part.First}<", $">{part.Second}<", StringComparison.Ordinal));
        return (Encoding.UTF8.GetBytes(page), PolicyOf(page));
    }

    /// <summary>
    /// Only these very scripts run, and they speak with this server alone. GraphiQL sets styles as it goes, and has its icons and fonts as
    /// data.
    /// </summary>
    private static string PolicyOf(string page)
    {
        var scripts = Script.Matches(page).Select(static script =>
            $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script.Groups[1].Value)))}'");
        return "default-src 'none'; connect-src 'self'; base-uri 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; "
            + $"script-src {string.Join(' ', scripts.DefaultIfEmpty("'none'"))}";
    }

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script { get; }

    /// <summary>Without carriage returns, as browsers read a document before they compare hashes.</summary>
    private static string? Read(string name)
    {
        using var stream = typeof(Explorer).Assembly.GetManifestResourceStream($"Explorer/{name}");
        if (stream is null) return null;
        using var text = new StreamReader(stream);
        return text.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }
}
