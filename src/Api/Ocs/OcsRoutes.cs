using Api.Http;
using Api.Http.Authentication;
using Microsoft.AspNetCore.Http;

namespace Api.Ocs;

/// <summary>As much of the Open Collaboration Services as sync clients need before they sync: capabilities, and who one is.</summary>
internal static class OcsRoutes
{
    public static async Task HandleAsync(ApiRequest api, BasicAuthentication authentication, string rawPath)
    {
        var isV2 = rawPath.StartsWith("/ocs/v2.php/", StringComparison.Ordinal);
        var answer = new OcsAnswer(api, isV2);
        if (!isV2 && !rawPath.StartsWith("/ocs/v1.php/", StringComparison.Ordinal))
        {
            await answer.RefuseAsync(OcsAnswer.NotFound);
            return;
        }

        if (!HttpMethods.IsGet(api.Http.Request.Method))
        {
            await answer.RefuseAsync(OcsAnswer.NotAllowed);
            return;
        }

        await (rawPath["/ocs/v1.php/".Length..] switch
        {
            "config" => Config.HandleAsync(answer),
            "cloud/capabilities" => Capabilities.HandleAsync(answer, authentication),
            "cloud/user" => CurrentUser.HandleAsync(answer, authentication),
            _ => answer.RefuseAsync(OcsAnswer.NotFound),
        });
    }
}
