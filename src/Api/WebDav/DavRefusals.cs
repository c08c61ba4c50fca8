using System.Diagnostics;
using Domain;
using Microsoft.AspNetCore.Http;
using WebDav;

namespace Api.WebDav;

/// <summary>Why a WebDAV request is answered with an error.</summary>
/// <param name="Message">A sentence for the person who asked.</param>
/// <param name="Condition">The DAV: precondition or postcondition element of the body, by its local name. RFC 4918 §16.</param>
/// <param name="Hrefs">What the condition is about: the roots of the locks in the way.</param>
/// <param name="LockToken">The token of a lock in the way, which is the caller's own to submit.</param>
/// <param name="RetryAfter">When it is worth asking again.</param>
public sealed record DavRefusal(
    int Status, string Message, string? Condition = null, IReadOnlyList<string>? Hrefs = null, string? LockToken = null,
    TimeSpan? RetryAfter = null)
{
    /// <summary>The credentials count no longer, or never did.</summary>
    public static readonly DavRefusal NotAuthenticated = new(StatusCodes.Status401Unauthorized, "Sign in to go on.");

    public static readonly DavRefusal NotFound = new(StatusCodes.Status404NotFound, "There is nothing here.");

    /// <summary>For those only who may see the thing: to all others there is nothing.</summary>
    public static readonly DavRefusal NotPermitted = new(StatusCodes.Status403Forbidden, "You may not do this here.");

    public static readonly DavRefusal BadPath = new(StatusCodes.Status400BadRequest, "The path is malformed.");

    public static readonly DavRefusal Contended = new(
        StatusCodes.Status503ServiceUnavailable, "Others kept changing the same thing; please try again.");

    public static readonly DavRefusal NoBodyTaken = new(StatusCodes.Status415UnsupportedMediaType, "This method takes no body.");

    public static DavRefusal UnsupportedMediaType(string message) => new(StatusCodes.Status415UnsupportedMediaType, message);

    public static DavRefusal BadRequest(string message) => new(StatusCodes.Status400BadRequest, message);

    public static DavRefusal Forbidden(string message) => new(StatusCodes.Status403Forbidden, message);

    public static DavRefusal NotAllowed(string message) => new(StatusCodes.Status405MethodNotAllowed, message);

    public static DavRefusal Conflict(string message) => new(StatusCodes.Status409Conflict, message);

    public static DavRefusal QuotaExceeded(string message) =>
        new(StatusCodes.Status507InsufficientStorage, message, ErrorBody.QuotaNotExceeded);

    public static DavRefusal PreconditionFailed(string message) => new(StatusCodes.Status412PreconditionFailed, message);
}

/// <summary>The one place where the domain's refusals become WebDAV's status codes.</summary>
public static class DavRefusals
{
    public static DavRefusal ToDav(this Refusal refusal) => refusal.Code switch
    {
        RefusalCode.NotFound => DavRefusal.NotFound,
        RefusalCode.Forbidden => DavRefusal.Forbidden(refusal.Reason),
        RefusalCode.NameTaken => DavRefusal.PreconditionFailed(refusal.Reason),
        RefusalCode.InvalidName or RefusalCode.InvalidInput => DavRefusal.BadRequest(refusal.Reason),
        RefusalCode.ParentMissing or RefusalCode.Cycle or RefusalCode.WrongKind => DavRefusal.Conflict(refusal.Reason),
        RefusalCode.Locked => new(StatusCodes.Status423Locked, refusal.Reason, ErrorBody.LockTokenSubmitted),
        RefusalCode.NoSuchLock => new(StatusCodes.Status409Conflict, refusal.Reason, ErrorBody.LockTokenMatchesRequestUri),
        RefusalCode.QuotaExceeded => DavRefusal.QuotaExceeded(refusal.Reason),
        RefusalCode.LimitExceeded => new(StatusCodes.Status507InsufficientStorage, refusal.Reason),
        RefusalCode.Conflict => DavRefusal.Contended,
        _ => throw new UnreachableException(refusal.Code.ToString()),
    };

    /// <summary>Under which code a refusal of the head's own is recorded.</summary>
    public static Refusal ToDomain(this DavRefusal refusal) => new(
        refusal.Status switch
        {
            StatusCodes.Status403Forbidden => RefusalCode.Forbidden,
            StatusCodes.Status404NotFound => RefusalCode.NotFound,
            StatusCodes.Status405MethodNotAllowed => RefusalCode.WrongKind,
            StatusCodes.Status409Conflict => RefusalCode.ParentMissing,
            StatusCodes.Status412PreconditionFailed or StatusCodes.Status503ServiceUnavailable => RefusalCode.Conflict,
            StatusCodes.Status423Locked => RefusalCode.Locked,
            StatusCodes.Status507InsufficientStorage => RefusalCode.QuotaExceeded,
            _ => RefusalCode.InvalidInput,
        },
        refusal.Message);
}
