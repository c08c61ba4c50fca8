using System.Text;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using EventStore;

namespace Append;

internal sealed record FileMade(
    Guid Space, Guid Parent, string Name, Guid By, string Blob, long Size, string Sha1, string Md5, string Adler32, string MimeType,
    DateTimeOffset Mtime);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FileMade))]
internal sealed partial class SampleJson : JsonSerializerContext;

/// <summary>Appends of the size and shape that a small upload has: about 400 bytes of event and 300 of headers.</summary>
internal static class Sample
{
    private static readonly Guid Space = Guid.CreateVersion7(), User = Guid.CreateVersion7();
    private static readonly Guid[] Folders = [.. Enumerable.Range(0, 100).Select(_ => Guid.CreateVersion7())];

    public static EventTypes Types() =>
        new(new Dictionary<string, JsonTypeInfo> { ["file_made"] = SampleJson.Default.FileMade });

    /// <summary>One event in a new stream, and nothing else.</summary>
    public static AppendRequest Note() => new()
    {
        CommandId = Guid.CreateVersion7(),
        Metadata = Metadata(),
        Streams = [new StreamAppend(new StreamId("node", Guid.CreateVersion7()), 0, [Event(Folders[0], "note")])],
    };

    /// <summary>What putting a new file appends: its stream, the space's fence, its name in the folder, the space's bytes.</summary>
    public static AppendRequest Put()
    {
        var (node, parent) = (Guid.CreateVersion7(), Folders[Random.Shared.Next(Folders.Length)]);
        var name = $"{node:n}.txt";
        return new AppendRequest
        {
            CommandId = Guid.CreateVersion7(),
            Metadata = Metadata(),
            Streams = [new StreamAppend(new StreamId("node", node), 0, [Event(parent, name)])],
            Fences = [new Fence(Space, LogPosition.Start)],
            Reserve = [new Reservation(parent, name, node)],
            Budgets = [new BudgetChange(Space, 4096)],
        };
    }

    private static FileMade Event(Guid parent, string name) => new(
        Space, parent, name, User, new string('b', 64), 4096, new string('1', 40), new string('5', 32), "0a1b2c3d", "text/plain",
        DateTimeOffset.UnixEpoch);

    private static EventMetadata Metadata() => new(
        Encoding.UTF8.GetBytes($$"""{"actor":"{{User}}","auth":"basic","address":"192.0.2.1","agent":"Mozilla/5.0 (X11; Linux x86_64) mirall/5.3","route":"/dav/spaces/{id}/{path}","request":"{{Guid.NewGuid()}}","reason":"owner"}"""),
        Guid.CreateVersion7().ToString(), null, User.ToString());
}
