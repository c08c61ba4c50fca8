using Api.Http;
using Api.Http.Authentication;
using Api.WebDav;
using Domain;
using Microsoft.AspNetCore.Http;
using WebDav;

namespace Api.Ocs;

/// <summary>
/// The envelope around every OCS answer, as XML or with <c>format=json</c> as JSON. Version 1 says 100 for success and is
/// always answered with 200; version 2 says what HTTP says.
/// </summary>
internal sealed class OcsAnswer(ApiRequest api, bool isV2)
{
    private const int V1Ok = 100;

    /// <summary>Nobody has signed in; the server failed; there is no such question. Of both versions, but for the last.</summary>
    private const int NotSignedIn = 997, Fault = 996, NoQuestion = 998;

    /// <summary>A refusal, with the code that version 1 has for it.</summary>
    public readonly record struct Problem(int Status, int V1Code, string Message);

    public static readonly Problem NotFound = new(StatusCodes.Status404NotFound, NoQuestion, "There is nothing here.");
    public static readonly Problem NotAllowed = new(StatusCodes.Status405MethodNotAllowed, NoQuestion, "This method is not answered here.");
    public static readonly Problem BadForm = Bad("The form is malformed or too large.");
    public static readonly Problem BadPath = Bad("The path is malformed.");

    public ApiRequest Api => api;

    /// <summary>In the envelope of the version that a path names; of neither, that of the first.</summary>
    public static OcsAnswer To(ApiRequest api, string path) => new(api, path.StartsWith("/ocs/v2.php", StringComparison.Ordinal));

    public Task OkAsync(OcsValue data) => WriteAsync("ok", isV2 ? StatusCodes.Status200OK : V1Ok, "OK", data);

    public Task RefuseAsync(Refusal refusal) => RefuseAsync(OcsStatus.Of(refusal));

    public Task RefuseAsync(Problem problem) =>
        RefuseAsync("error", problem.Status, isV2 ? problem.Status : problem.V1Code, problem.Message);

    public Task RefuseAsync(SignIn signIn) => RefuseAsync(signIn.ToDav());

    /// <summary>Of the edge's own: nobody signed in, an outage, a malformed request, too much at once.</summary>
    public Task RefuseAsync(DavRefusal refusal)
    {
        var code = refusal.Status switch
        {
            StatusCodes.Status401Unauthorized => NotSignedIn,
            StatusCodes.Status500InternalServerError => Fault,
            var status => status,
        };
        return RefuseAsync("failure", refusal.Status, code, refusal.Message, refusal.RetryAfter);
    }

    private Task RefuseAsync(string outcome, int status, int code, string message, TimeSpan? retryAfter = null)
    {
        if (!ErrorHead.TryBegin(api, status, retryAfter)) return Task.CompletedTask;

        // The headers say what they say in version 2: whoever reads them learns how to sign in, and when to come again.
        if (!isV2) api.Http.Response.StatusCode = StatusCodes.Status200OK;
        return WriteAsync(outcome, code, message, OcsValue.Object());
    }

    private static Problem Bad(string message) => new(StatusCodes.Status400BadRequest, StatusCodes.Status400BadRequest, message);

    private async Task WriteAsync(string status, int code, string message, OcsValue data)
    {
        var meta = OcsValue.Object(
            ("status", status), ("statuscode", code), ("message", message), ("totalitems", ""), ("itemsperpage", ""));
        var ocs = OcsValue.Object(("meta", meta), ("data", data));
        if (WantsJson())
        {
            await JsonAnswer.WriteAsync(api.Http, json => OcsValue.Object(("ocs", ocs)).WriteTo(json));
            return;
        }

        using var xml = new XmlBuffer();
        xml.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ocs>"u8);
        ocs.WriteTo(xml);
        xml.Raw("</ocs>"u8);
        api.Http.Response.ContentType = "application/xml; charset=utf-8";
        api.Http.Response.ContentLength = xml.Length;
        await api.Http.Response.Body.WriteAsync(xml.Written, api.Http.RequestAborted);
    }

    private bool WantsJson() =>
        api.Http.Request.Query["format"] is [{ } format, ..]
            ? format.Equals("json", StringComparison.OrdinalIgnoreCase)
            : api.Http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);
}
