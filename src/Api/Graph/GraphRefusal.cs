using System.Diagnostics;
using Api.Http;
using Api.Http.Authentication;
using Api.WebDav;
using Domain;
using Microsoft.AspNetCore.Http;

namespace Api.Graph;

/// <summary>Why a LibreGraph request is answered with an error.</summary>
/// <param name="Code">A word out of the protocol's own list: clients decide by it.</param>
/// <param name="Message">A sentence for the person who asked.</param>
internal sealed record GraphRefusal(int Status, string Code, string Message, TimeSpan? RetryAfter = null)
{
    public static readonly GraphRefusal NotFound = new(StatusCodes.Status404NotFound, "itemNotFound", "There is nothing here.");

    public static readonly GraphRefusal Forbidden = new(StatusCodes.Status403Forbidden, "accessDenied", "You may not do this here.");

    public static readonly GraphRefusal Contended = new(
        StatusCodes.Status503ServiceUnavailable, "serviceNotAvailable", "Others kept changing the same thing; please try again.");

    public static readonly GraphRefusal TooEarly = new(
        StatusCodes.Status503ServiceUnavailable, "serviceNotAvailable", "What was written cannot be shown here yet; please try again.");

    public static readonly GraphRefusal MethodNotAllowed = new(
        StatusCodes.Status405MethodNotAllowed, "notAllowed", "This method is not allowed here.");

    public static readonly GraphRefusal Changed = new(
        StatusCodes.Status412PreconditionFailed, "preconditionFailed", "It was changed since you saw it.");

    public static GraphRefusal Invalid(string message) => new(StatusCodes.Status400BadRequest, "invalidRequest", message);

    public static GraphRefusal Denied(string message) => new(StatusCodes.Status403Forbidden, "accessDenied", message);

    public static GraphRefusal Exists(string message) => new(StatusCodes.Status409Conflict, "nameAlreadyExists", message);
}

/// <summary>The one place where other refusals become LibreGraph's.</summary>
internal static class GraphRefusals
{
    public static GraphRefusal ToGraph(this Refusal refusal) => refusal.Code switch
    {
        RefusalCode.NotFound => new(StatusCodes.Status404NotFound, "itemNotFound", refusal.Reason),
        RefusalCode.Forbidden when refusal == Attempts.SignedOut => SignIn.NoCredentials.ToGraph(),
        RefusalCode.Forbidden => GraphRefusal.Denied(refusal.Reason),
        RefusalCode.NameTaken => GraphRefusal.Exists(refusal.Reason),
        RefusalCode.InvalidName or RefusalCode.InvalidInput or RefusalCode.Cycle or RefusalCode.WrongKind or RefusalCode.ParentMissing =>
            GraphRefusal.Invalid(refusal.Reason),
        RefusalCode.Locked or RefusalCode.NoSuchLock => new(StatusCodes.Status423Locked, "itemIsLocked", refusal.Reason),
        RefusalCode.QuotaExceeded or RefusalCode.LimitExceeded =>
            new(StatusCodes.Status507InsufficientStorage, "quotaLimitReached", refusal.Reason),
        RefusalCode.Conflict => GraphRefusal.Contended,
        _ => throw new UnreachableException(refusal.Code.ToString()),
    };

    public static GraphRefusal ToGraph(this SignIn signIn) => signIn.ToDav().ToGraph();

    /// <summary>Of the edge's own: an outage, a malformed request, too much at once.</summary>
    public static GraphRefusal ToGraph(this DavRefusal refusal) => new(
        refusal.Status,
        refusal.Status switch
        {
            StatusCodes.Status401Unauthorized => "unauthenticated",
            StatusCodes.Status403Forbidden => "accessDenied",
            StatusCodes.Status404NotFound => "itemNotFound",
            StatusCodes.Status429TooManyRequests => "activityLimitReached",
            StatusCodes.Status501NotImplemented => "notSupported",
            StatusCodes.Status503ServiceUnavailable => "serviceNotAvailable",
            StatusCodes.Status507InsufficientStorage => "quotaLimitReached",
            >= StatusCodes.Status500InternalServerError => "generalException",
            _ => "invalidRequest",
        },
        refusal.Message, refusal.RetryAfter);

    /// <summary>Under which code it is recorded.</summary>
    public static Refusal ToDomain(this GraphRefusal refusal) => new(
        refusal.Status switch
        {
            StatusCodes.Status403Forbidden => RefusalCode.Forbidden,
            StatusCodes.Status404NotFound => RefusalCode.NotFound,
            StatusCodes.Status409Conflict => RefusalCode.NameTaken,
            StatusCodes.Status412PreconditionFailed => RefusalCode.Conflict,
            StatusCodes.Status423Locked => RefusalCode.Locked,
            StatusCodes.Status503ServiceUnavailable => RefusalCode.Conflict,
            StatusCodes.Status507InsufficientStorage => RefusalCode.QuotaExceeded,
            _ => RefusalCode.InvalidInput,
        },
        refusal.Message);
}
