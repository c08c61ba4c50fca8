using EventStore;

namespace Api.Http;

/// <summary>
/// Strong entity tags: the log position of the newest change, which no other state of anything ever has. RFC 9110 §8.8.3.
/// </summary>
public static class Etags
{
    public static string Of(LogPosition position) => string.Create(null, stackalloc char[20], $"\"{position.Value:x}\"");
}
