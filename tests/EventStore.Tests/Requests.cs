using System.Text;

namespace EventStore.Tests;

/// <summary>Short ways to write appends in tests.</summary>
internal static class Requests
{
    public static readonly EventMetadata Metadata =
        new(Encoding.UTF8.GetBytes("""{"route":"/test"}"""), "correlation", "causation", "user");

    public static StreamId NewStream() => new("note", Guid.CreateVersion7());

    public static AppendRequest Append(StreamId stream, long expected, params object[] events) =>
        Append(new StreamAppend(stream, expected, events));

    public static AppendRequest Append(params StreamAppend[] streams) =>
        new() { CommandId = Guid.NewGuid(), Metadata = Metadata, Streams = streams };

    /// <summary>One event in a stream of its own.</summary>
    public static AppendRequest Note(string text = "note", long number = 0) => Append(NewStream(), 0, new Noted(text, number));

    public static AppendResult.Appended Done(this AppendResult result) =>
        result as AppendResult.Appended ?? throw new InvalidOperationException($"Not appended but {result}");

    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items) list.Add(item);
        return list;
    }
}
