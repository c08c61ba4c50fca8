using Microsoft.AspNetCore.Http;
using WebDav;

namespace Api.WebDav;

/// <summary>What a PROPFIND of something that is no tree asks for: there is no depth but the thing itself and what it lists.</summary>
/// <param name="IsMinimal">What is not there is not told. RFC 8144 §2.</param>
internal sealed record Asked(PropFindRequest Properties, bool WithMembers, bool IsMinimal)
{
    /// <summary>Answers a malformed request itself, and then returns null.</summary>
    public static async Task<Asked?> ReadAsync(DavRequest request, CancellationToken ct)
    {
        var header = request.Request.Headers["Depth"].ToString();
        var depth = Depth.One;
        var refusal = header.Length > 0 && !DepthHeader.TryParse(header, out depth) ? DavRefusal.BadRequest("Depth must be 0 or 1.")
            : depth == Depth.Infinity
                ? new(StatusCodes.Status403Forbidden, "This is listed level by level: ask with Depth 1.", ErrorBody.PropFindFiniteDepth)
                : null;
        PropFindRequest? properties = null;
        if (refusal is null) (properties, refusal) = await request.ReadXmlAsync(PropFindRequest.Parse, ct);
        if (refusal is null)
            return new(properties!, depth == Depth.One, PreferHeader.IsReturnMinimal(request.Request.Headers["Prefer"].ToString()));
        await request.RefuseAsync(refusal);
        return null;
    }
}
