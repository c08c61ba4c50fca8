using Api.GraphQl.Mutations;
using Api.GraphQl.Relay;
using Api.GraphQl.Requests;
using Api.Http;
using Api.Http.Authentication;
using Api.WebDav;
using Domain;
using EventStore;
using Microsoft.AspNetCore.Http;

namespace Api.GraphQl.Uploads;

/// <summary>PUT to an upload address: the content of the file that the address was made for.</summary>
internal static class UploadEndpoint
{
    private const string AuthMethod = "upload_url";

    private static readonly DavRefusal NotGood = new(StatusCodes.Status403Forbidden, "This upload address is not good, or no longer.");

    public static async Task HandleAsync(ApiRequest api, string path)
    {
        var (http, ct) = (api.Http, api.Http.RequestAborted);
        if (!HttpMethods.IsPut(http.Request.Method))
        {
            http.Response.Headers.Allow = "PUT";
            await GraphQlErrors.WriteAsync(api, DavRefusal.NotAllowed("Content is sent by PUT."));
        }
        else if (UploadAddress.Read(path[UploadAddress.Prefix.Length..], api.Services) is not { } permit
            || await AccountAsync(api, permit, ct) is not { } account) await GraphQlErrors.WriteAsync(api, NotGood);
        else if (http.Request.ContentLength is { } length && permit.Size is { } size && length != size)
            await GraphQlErrors.WriteAsync(api, DavRefusal.BadRequest("The content has another size than the address was made for."));
        else await TakeAsync(api, new(new(api, account), "upload", null, permit.Id.ToString("N")), permit, ct);
    }

    private static async Task TakeAsync(ApiRequest api, MutationRun run, UploadPermit permit, CancellationToken ct)
    {
        if (!await run.RecallAsync(ct))
        {
            if (await FileWriting.CheckAsync(run, permit.Target, permit.Size ?? api.Http.Request.ContentLength, ct) is { } refusal)
            {
                run.RefuseBlamed(refusal);
            }
            else
            {
                var blob = await api.Services.Blobs.WriteAsync(api.Http.Request.Body, permit.Size ?? api.Http.Request.ContentLength, ct);
                await FileWriting.WriteAsync(run, permit.Target, blob, ct);
            }
        }

        await AnswerAsync(api, run, permit);
    }

    private static Task AnswerAsync(ApiRequest api, MutationRun run, UploadPermit permit)
    {
        if (run.Errors is [var error, ..])
            return GraphQlErrors.WriteAsync(api, new Refusal(error.Code, error.Message).ToDav());
        var space = GlobalId.Parse(permit.Target.Parent)!.Value.Space;
        return JsonAnswer.WriteAsync(api.Http, json =>
        {
            json.WriteStartObject();
            json.WriteString("id", new GlobalId(GlobalId.Item, run.Node!.Value.Value, space).ToString());
            if (run.Position is { } position) json.WriteNumber("logPosition", position.Value);
            json.WriteEndObject();
        });
    }

    /// <summary>Who made the address, as long as what they signed in with still counts.</summary>
    private static async ValueTask<Account?> AccountAsync(ApiRequest api, UploadPermit permit, CancellationToken ct)
    {
        if (await api.Services.Core.CallerAsync(new UserId(permit.Person), ct) is not { } user) return null;
        if (permit.Token is { } token && await api.Services.Grants.AppTokenAsync(token, ct) is null) return null;
        var caller =
            new Caller(user.Id, user.Name, user.PersonalSpace, AuthMethod, new LogPosition(permit.VerifiedAt), Token: permit.Token);
        return caller.IsCurrent(user, api.Services.Clock.GetUtcNow()) ? new Account(caller, user) : null;
    }
}
