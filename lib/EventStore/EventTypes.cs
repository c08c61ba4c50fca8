using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EventStore;

/// <summary>
/// The table of wire names: which stored name is which event. Names are data and never derived from types, so that code can be renamed.
/// Filled once at start.
/// </summary>
public sealed class EventTypes
{
    private const int NameMaxLength = 100;

    private readonly Dictionary<string, Entry> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, Entry> _byType = [];

    /// <param name="tables">Wire name → source-generated type info; one table per aggregate.</param>
    /// <exception cref="ArgumentException">A name or a type stands twice, or a name is not snake_case.</exception>
    public EventTypes(params IEnumerable<IReadOnlyDictionary<string, JsonTypeInfo>> tables)
    {
        foreach (var (name, json) in tables.SelectMany(table => table))
        {
            if (name.Length is 0 or > NameMaxLength || name.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '_'))
                throw new ArgumentException($"'{name}' is no snake_case wire name.", nameof(tables));

            var entry = new Entry(name, json);
            if (!_byName.TryAdd(name, entry)) throw new ArgumentException($"The wire name '{name}' is used twice.", nameof(tables));
            if (!_byType.TryAdd(json.Type, entry)) throw new ArgumentException($"{json.Type} has two wire names.", nameof(tables));
        }
    }

    public IReadOnlyCollection<string> Names => _byName.Keys;

    /// <summary>Events stored under an old name are read as the newer shape. Pure; may be chained.</summary>
    public EventTypes Upcast<TOld, TNew>(string wireName, Func<TOld, TNew> upcast) where TOld : class where TNew : class
    {
        if (!_byName.TryGetValue(wireName, out var entry) || entry.Json.Type != typeof(TOld))
            throw new ArgumentException($"'{wireName}' is not registered as {typeof(TOld)}.", nameof(wireName));
        if (!_byType.ContainsKey(typeof(TNew))) throw new ArgumentException($"{typeof(TNew)} has no wire name.", nameof(upcast));

        entry.Upcast = old => upcast((TOld)old);
        return this;
    }

    /// <exception cref="ArgumentException">The event has no wire name, or only an old one.</exception>
    public (string Name, byte[] Data) Serialise(object @event)
    {
        if (!_byType.TryGetValue(@event.GetType(), out var entry))
            throw new ArgumentException($"{@event.GetType()} has no wire name.", nameof(@event));
        if (entry.Upcast is not null)
            throw new ArgumentException($"'{entry.Name}' is an old shape: it is read, but never appended.", nameof(@event));

        return (entry.Name, JsonSerializer.SerializeToUtf8Bytes(@event, entry.Json));
    }

    /// <summary>The event, upcast to its newest shape.</summary>
    /// <exception cref="UnknownEventTypeException">Nothing is registered under the name.</exception>
    /// <exception cref="JsonException">The text does not fit the type.</exception>
    public object Deserialise(string name, ReadOnlySpan<byte> data)
    {
        var entry = _byName.GetValueOrDefault(name) ?? throw new UnknownEventTypeException(name);
        var @event = JsonSerializer.Deserialize(data, entry.Json) ?? throw new JsonException($"A stored '{name}' is null.");
        while (entry.Upcast is { } upcast)
        {
            @event = upcast(@event);
            entry = _byType[@event.GetType()];
        }

        return @event;
    }

    /// <summary>The one copy of a registered name, so that reading a log does not keep thousands.</summary>
    internal string Intern(string name) => _byName.TryGetValue(name, out var entry) ? entry.Name : name;

    private sealed class Entry(string name, JsonTypeInfo json)
    {
        public string Name => name;

        public JsonTypeInfo Json => json;

        public Func<object, object>? Upcast { get; set; }
    }
}

/// <summary>
/// The log holds an event that this program does not know:
/// it is older than the log, or a name was dropped. Never skipped.
/// </summary>
public sealed class UnknownEventTypeException(string name) : Exception($"Nothing is registered under the wire name '{name}'.")
{
    public string Name => name;
}
