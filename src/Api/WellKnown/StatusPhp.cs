using Api.Http;
using Microsoft.AspNetCore.Http;

namespace Api.WellKnown;

/// <summary>What sync clients ask first of an address that a person typed in.</summary>
internal static class StatusPhp
{
    public const string ProductName = "OpenCloud";

    /// <summary>Not the release: ownCloud's clients refuse servers that call themselves older than 10.</summary>
    public const string LegacyVersion = "10.11.0.0";

    public const string LegacyVersionString = "10.11.0";

    public static Task HandleAsync(ApiRequest api)
    {
        if (!HttpMethods.IsGet(api.Http.Request.Method) && !HttpMethods.IsHead(api.Http.Request.Method))
            return SabreError.WriteAsync(api, WebDav.DavRefusal.NotAllowed("Only GET and HEAD are answered here."));
        return JsonAnswer.WriteAsync(api.Http, json =>
        {
            json.WriteStartObject();
            Write(json, api.Services.Options.ProductVersion);
            json.WriteEndObject();
        });
    }

    /// <summary>The members alone: the capabilities repeat them.</summary>
    public static void Write(System.Text.Json.Utf8JsonWriter json, string productVersion)
    {
        json.WriteBoolean("installed", true);
        json.WriteBoolean("maintenance", false);
        json.WriteBoolean("needsDbUpgrade", false);
        json.WriteString("version", LegacyVersion);
        json.WriteString("versionstring", LegacyVersionString);
        json.WriteString("edition", "");
        json.WriteString("productname", ProductName);
        json.WriteString("product", ProductName);
        json.WriteString("productversion", productVersion);
    }
}
