using System.Globalization;
using Api.Http;
using Api.Http.Authentication;
using Domain;
using Microsoft.AspNetCore.Http;
using WebDav;

namespace Api.Ocs;

/// <summary>
/// The envelope around every OCS answer, as XML or with <c>format=json</c> as JSON. Version 1 says 100 for success and answers nearly
/// everything with 200; version 2 says what HTTP says.
/// </summary>
internal sealed class OcsAnswer(ApiRequest api, bool isV2)
{
    private const int V1Ok = 100;

    /// <summary>A refusal, with the code that version 1 has for it.</summary>
    public readonly record struct Problem(int Status, int V1Code, string Message);

    public static readonly Problem NotFound = new(StatusCodes.Status404NotFound, 998, "There is nothing here.");
    public static readonly Problem NotAllowed = new(StatusCodes.Status405MethodNotAllowed, 998, "This method is not answered here.");
    public static readonly Problem BadForm = new(StatusCodes.Status400BadRequest, 400, "The form is malformed or too large.");

    public ApiRequest Api => api;

    public Task OkAsync(OcsValue data) => WriteAsync("ok", isV2 ? StatusCodes.Status200OK : V1Ok, "OK", data);

    public Task RefuseAsync(Refusal refusal) => RefuseAsync(OcsStatus.Of(refusal));

    public Task RefuseAsync(Problem problem)
    {
        var isTold = isV2 || problem.Status == StatusCodes.Status405MethodNotAllowed;
        api.Http.Response.StatusCode = isTold ? problem.Status : StatusCodes.Status200OK;
        return WriteAsync("error", isV2 ? problem.Status : problem.V1Code, problem.Message, OcsValue.Object());
    }

    /// <summary>Of either version 401: clients ask again with credentials only then.</summary>
    public Task RefuseAsync(SignIn signIn)
    {
        var refusal = signIn.ToDav();
        var response = api.Http.Response;
        response.StatusCode = refusal.Status;
        if (refusal.Status == StatusCodes.Status401Unauthorized) ErrorHead.Invite(api.Http);
        if (refusal.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var code = refusal.Status == StatusCodes.Status401Unauthorized ? 997 : refusal.Status;
        return WriteAsync("failure", code, refusal.Message, OcsValue.Object());
    }

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
