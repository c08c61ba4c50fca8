using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace EventStore.Appender;

/// <summary>
/// An event that says under which conditions it was appended, so that the log alone shows whether each was kept.
/// Every event of a command carries them; <paramref name="Index"/> of <paramref name="Count"/> tells its place in the command.
/// </summary>
/// <param name="Expected">The version expected of the event's stream; -1 = any.</param>
/// <param name="Taken">A name taken for <paramref name="Holder"/>.</param>
/// <param name="Released">A name released that <paramref name="ReleasedFrom"/> held.</param>
public sealed record Deed(
    Guid Command, int Index, int Count, long Expected, int EventOfStream,
    string? Taken = null, Guid Holder = default, string? Released = null, Guid ReleasedFrom = default,
    int? Budget = null, long Delta = 0, int? Fence = null, long SeenAt = 0, bool Advance = false,
    int? Guard = null, long GuardVersion = 0);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Deed))]
internal sealed partial class DeedJson : JsonSerializerContext;

/// <summary>The few streams, names, budgets and fences that all processes contend for.</summary>
public static class Arena
{
    public const int Streams = 12;
    public const int Names = 8;
    public const int Budgets = 2;
    public const int Fences = 3;
    public const long Limit = 100;

    public static readonly Guid Scope = Id('n', 0);

    public static EventTypes Types() => new(new Dictionary<string, JsonTypeInfo> { ["deed"] = DeedJson.Default.Deed });

    public static StreamId Stream(int index) => new("shared", Id('s', index));

    public static Guid Budget(int index) => Id('b', index);

    public static Guid Fence(int index) => Id('f', index);

    private static Guid Id(char kind, int index) => new(kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)index);
}
