using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Api.Http;
using Api.WebDav;
using Microsoft.AspNetCore.Http;

namespace Api.Pages;

/// <summary>What plain pages have in common: their frame, their looks, and that they load nothing from anywhere.</summary>
internal static class Html
{
    /// <summary>True, and it is answered, when the page was asked for in order to change something.</summary>
    /// <param name="takesForms">Whether it has one that is sent to its own address.</param>
    public static async ValueTask<bool> RefuseChangesAsync(ApiRequest api, bool takesForms = false)
    {
        var method = api.Http.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || (takesForms && HttpMethods.IsPost(method))) return false;
        api.Http.Response.Headers.Allow = takesForms ? "GET, HEAD, POST" : "GET, HEAD";
        await SabreError.WriteAsync(api, DavRefusal.NotAllowed("This page is only read."));
        return true;
    }

    /// <param name="script">The only one that may run.</param>
    public static async Task WriteAsync(ApiRequest api, int status, string title, Action<StringBuilder> body, string script = "")
    {
        var html = new StringBuilder(4096);
        html.Append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
            .Append(Text(title)).Append("</title><style>").Append(Style).Append("</style></head><body><main><h1>").Append(Text(title)).Append("</h1>");
        body(html);
        html.Append("</main></body></html>");
        var bytes = Encoding.UTF8.GetBytes(html.ToString());
        var response = api.Http.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = Representation.CacheControl;

        // Nothing goes to others. With "no-referrer" a form would not tell this server either that it was its own.
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src '{Digest(Style)}'; script-src '{Digest(script)}'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'";
        if (!HttpMethods.IsHead(api.Http.Request.Method)) await response.Body.WriteAsync(bytes, api.Http.RequestAborted);
    }

    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A row of a table of names and sizes.</summary>
    /// <param name="href">Null: it is named, not opened.</param>
    public static void Row(StringBuilder html, string name, string? href, string size)
    {
        html.Append("<tr><td>");
        if (href is null) html.Append(Text(name));
        else html.Append("<a href=\"").Append(Text(href)).Append("\">").Append(Text(name)).Append("</a>");
        html.Append("</td><td>").Append(size).Append("</td></tr>");
    }

    public static string Size(long bytes)
    {
        string[] units = ["B", "KB", "MB", "GB", "TB", "PB"];
        var (value, unit) = ((double)bytes, 0);
        for (; value >= 1000 && unit < units.Length - 1; unit++) value /= 1000;
        return $"{value.ToString(unit == 0 ? "0" : "0.#", CultureInfo.InvariantCulture)} {units[unit]}";
    }

    private static string Digest(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private const string Style = """
        body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f6f7f9;color:#1c2330}
        main{max-width:46rem;margin:3rem auto;padding:.5rem 2rem 1.5rem;background:#fff;border:1px solid #dde1e8;border-radius:8px}
        h1{font-size:1.4rem;overflow-wrap:anywhere}table{width:100%;border-collapse:collapse}
        td,th{padding:.4rem 0;border-bottom:1px solid #eceff3;text-align:left}td:first-child{overflow-wrap:anywhere}
        td+td,th+th{padding-left:1rem;text-align:right;white-space:nowrap}a{color:#0b5cad}
        a.button,button,::file-selector-button{display:inline-block;padding:.5rem 1rem;border:0;border-radius:6px;background:#0b5cad;color:#fff;
        text-decoration:none;font:inherit;cursor:pointer}::file-selector-button{margin-right:.75rem;background:#e4e9f0;color:#1c2330}
        input{max-width:100%;font:inherit}input[type=password]{padding:.45rem .6rem;border:1px solid #8b95a5;border-radius:6px}
        .quiet{color:#5b6575}.error{color:#a3192b}
        """;
}
