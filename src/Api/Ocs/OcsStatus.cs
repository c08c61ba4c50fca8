using Domain;
using Microsoft.AspNetCore.Http;

namespace Api.Ocs;

/// <summary>The one place where the domain's refusals become OCS status codes: the same number in both versions of the envelope.</summary>
internal static class OcsStatus
{
    public static OcsAnswer.Problem Of(Refusal refusal)
    {
        var status = refusal.Code switch
        {
            RefusalCode.NotFound => StatusCodes.Status404NotFound,
            RefusalCode.Forbidden => StatusCodes.Status403Forbidden,

            // Sharing a thing twice with one person: clients of this API look for 403.
            RefusalCode.NameTaken => StatusCodes.Status403Forbidden,
            RefusalCode.Conflict => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status400BadRequest,
        };
        return new(status, status, refusal.Reason);
    }
}
