using Api.Http.Authentication;
using Api.WebDav;
using EventStore;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Npgsql;
using Storage;

namespace Api.Http;

/// <summary>What exceptions mean to a client. Only outages and bugs come here; a business "no" is a value.</summary>
internal static class Faults
{
    public static readonly DavRefusal Busy = new(
        StatusCodes.Status503ServiceUnavailable, "There is more to do than this server can at the moment; please try again.");

    private static readonly DavRefusal Away = new(
        StatusCodes.Status503ServiceUnavailable, "A part of the system is away at the moment; please try again.");

    private static readonly DavRefusal Full = new(StatusCodes.Status507InsufficientStorage, "The server has no room left.");

    private static readonly DavRefusal Bug = new(
        StatusCodes.Status500InternalServerError, "Something went wrong here. The request id below leads to the details in the log.");

    /// <summary>The client went away: nobody is left to hear an answer, and nothing is wrong.</summary>
    public static bool IsClientGone(Exception fault, HttpContext http) =>
        http.RequestAborted.IsCancellationRequested || fault is ConnectionResetException or ConnectionAbortedException;

    /// <summary>Where the request ends cannot be told. Kestrel has its own form for a chunk's length that no number can hold.</summary>
    public static bool IsUnreadable(Exception fault) =>
        fault is BadHttpRequestException or IOException { InnerException: OverflowException };

    public static (DavRefusal Refusal, bool IsBug) Explain(Exception fault) => fault switch
    {
        EventStoreUnavailableException => (Away, false),
        HashingBusyException => (Busy, false),
        EventStoreFullException or BlobStoreFullException => (Full, false),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => (Full, false),
        PostgresException { IsTransient: true } => (Away, false),
        PostgresException postgres => IsShuttingDown(postgres) ? (Away, false) : (Bug, true),
        NpgsqlException or TimeoutException => (Away, false),
        BadHttpRequestException bad => (new(bad.StatusCode, "The request is malformed."), false),
        _ when IsUnreadable(fault) => (DavRefusal.BadRequest("The request is malformed."), false),
        IncompleteContentException => (DavRefusal.BadRequest("The content ended before its announced length."), false),
        _ => (Bug, true),
    };

    private static bool IsShuttingDown(PostgresException fault) =>
        fault.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow;
}
