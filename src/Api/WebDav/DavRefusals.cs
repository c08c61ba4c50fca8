using Domain;
using Microsoft.AspNetCore.Http;

namespace Api.WebDav;

/// <summary>Why a WebDAV request is answered with an error.</summary>
/// <param name="Message">A sentence for the person who asked.</param>
/// <param name="Condition">The DAV: precondition or postcondition element of the body, by its local name. RFC 4918 §16.</param>
/// <param name="Hrefs">What the condition is about: the roots of the locks in the way.</param>
/// <param name="LockToken">The token of a lock in the way, which is the caller's own to submit.</param>
public sealed record DavRefusal(
    int Status, string Message, string? Condition = null, IReadOnlyList<string>? Hrefs = null, string? LockToken = null)
{
    public static readonly DavRefusal NotFound = new(StatusCodes.Status404NotFound, "There is nothing here.");

    public static readonly DavRefusal BadPath = new(StatusCodes.Status400BadRequest, "The path is malformed.");

    public static readonly DavRefusal Contended = new(
        StatusCodes.Status503ServiceUnavailable, "Others kept changing the same thing; please try again.");

    public static DavRefusal BadRequest(string message) => new(StatusCodes.Status400BadRequest, message);

    public static DavRefusal Forbidden(string message) => new(StatusCodes.Status403Forbidden, message);

    public static DavRefusal NotAllowed(string message) => new(StatusCodes.Status405MethodNotAllowed, message);

    public static DavRefusal Conflict(string message) => new(StatusCodes.Status409Conflict, message);

    public static DavRefusal PreconditionFailed(string message) => new(StatusCodes.Status412PreconditionFailed, message);
}

/// <summary>The one place where the domain's refusals become WebDAV's status codes.</summary>
public static class DavRefusals
{
    extension(Refusal refusal)
    {
        public DavRefusal ToDav() => refusal.Code switch
        {
            RefusalCode.NotFound => DavRefusal.NotFound,
            RefusalCode.Forbidden => new(StatusCodes.Status403Forbidden, refusal.Reason),
            RefusalCode.NameTaken => new(StatusCodes.Status412PreconditionFailed, refusal.Reason),
            RefusalCode.InvalidName or RefusalCode.InvalidInput => new(StatusCodes.Status400BadRequest, refusal.Reason),
            RefusalCode.ParentMissing or RefusalCode.Cycle or RefusalCode.WrongKind => new(StatusCodes.Status409Conflict, refusal.Reason),
            RefusalCode.Locked => new(StatusCodes.Status423Locked, refusal.Reason, "lock-token-submitted"),
            RefusalCode.NoSuchLock => new(StatusCodes.Status409Conflict, refusal.Reason, "lock-token-matches-request-uri"),
            RefusalCode.QuotaExceeded => new(StatusCodes.Status507InsufficientStorage, refusal.Reason, "quota-not-exceeded"),
            RefusalCode.LimitExceeded => new(StatusCodes.Status507InsufficientStorage, refusal.Reason, "sufficient-disk-space"),
            RefusalCode.Conflict => DavRefusal.Contended,
            _ => throw new System.Diagnostics.UnreachableException(refusal.Code.ToString()),
        };
    }
}
