namespace Api.Http;

/// <summary>Credentials that were verified a moment ago count no longer. The edge verifies them anew and runs the request again, once.</summary>
public sealed class CallerNotCurrentException() : Exception("The credentials were changed or the account was disabled.");
