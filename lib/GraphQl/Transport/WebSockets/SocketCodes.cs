namespace GraphQl.Transport;

/// <summary>
/// Why a socket was closed. <see href="https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md">graphql-transport-ws</see>
/// </summary>
internal static class SocketCodes
{
    public const int GoingAway = 1001;
    public const int TooBig = 1009;
    public const int BadRequest = 4400;
    public const int Unauthorized = 4401;
    public const int Forbidden = 4403;
    public const int InitTimeout = 4408;
    public const int SubscriberExists = 4409;
    public const int TooManyInits = 4429;
    public const int InternalError = 4500;
}

/// <summary>Ends the connection with a code and a reason.</summary>
internal sealed class SocketClosedException(int code, string reason) : Exception(reason)
{
    public int Code { get; } = code;
}
