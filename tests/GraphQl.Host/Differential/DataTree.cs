using System.Text.Json;
using GraphQl.Execution;
using GraphQl.TypeSystem;

namespace GraphQl.Host.Differential;

/// <summary>Resolves fields from a tree of JSON, in which markers stand for errors, waiting, arguments and so on.</summary>
internal static class DataTree
{
    public static ValueTask<object?> Resolve(object? source, FieldContext context) => ValueOf(Member(source, context.Field.Name), context);

    public static string? TypeOf(object value) => Member(value, "$type") switch
    {
        JsonElement { ValueKind: JsonValueKind.String } name => name.GetString(),
        string name => name,
        _ => null,
    };

    public static async ValueTask<IAsyncEnumerable<object?>> SubscribeAsync(object? source, FieldContext context)
    {
        var told = await Resolve(source, context);
        return Member(told, "$stream") is JsonElement { ValueKind: JsonValueKind.Array } events
            ? EventsOf(events, context)
            : throw new GraphQlException("The field has no stream.");
    }

    private static async IAsyncEnumerable<object?> EventsOf(JsonElement events, FieldContext context)
    {
        foreach (var @event in events.EnumerateArray()) yield return await ValueOf(@event, context);
    }

    private static object? Member(object? source, string name) => source switch
    {
        JsonElement { ValueKind: JsonValueKind.Object } element => element.TryGetProperty(name, out var found) ? found : null,
        InputObject input => input.TryGet(name, out var found) ? found : null,
        IReadOnlyDictionary<string, object?> members => members.GetValueOrDefault(name),
        _ => null,
    };

    private static ValueTask<object?> ValueOf(object? value, FieldContext context) =>
        value is JsonElement element ? ValueOf(element, context) : new(value);

    private static ValueTask<object?> ValueOf(JsonElement value, FieldContext context) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => default,
        JsonValueKind.True => new(true),
        JsonValueKind.False => new(false),
        JsonValueKind.String => new(value.GetString()),
        JsonValueKind.Number => new(new JsonNumber(value.GetRawText())),
        JsonValueKind.Array => new(value.EnumerateArray().Select(item => ItemOf(item, context)).ToArray()),
        _ => MarkerOf(value, context),
    };

    private static ValueTask<object?> MarkerOf(JsonElement value, FieldContext context)
    {
        if (value.TryGetProperty("$error", out var message)) throw new GraphQlException(message.GetString()!, ExtensionsOf(value));
        if (value.TryGetProperty("$async", out var later)) return LaterAsync(later, value, context);
        if (value.TryGetProperty("$args", out _)) return new(context.Arguments);
        if (value.TryGetProperty("$arg", out var argument)) return new(context.Argument<object>(argument.GetString()!));
        if (value.TryGetProperty("$next", out var counter)) return new(((Counters)context.State!).Next(counter.GetString()!));
        if (!value.TryGetProperty("$number", out var number)) return new(value);
        return new(number.GetString() switch
        {
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => double.NaN,
        });
    }

    private static async ValueTask<object?> LaterAsync(JsonElement value, JsonElement marker, FieldContext context)
    {
        if (marker.TryGetProperty("after", out var after)) await Task.Delay(after.GetInt32(), context.Aborted);
        else await Task.Yield();
        return await ValueOf(value, context);
    }

    /// <summary>An item that fails, fails alone; one that takes time does not hold up the others.</summary>
    private static object? ItemOf(JsonElement item, FieldContext context)
    {
        try
        {
            var value = ValueOf(item, context);
            return value.IsCompletedSuccessfully ? value.Result : value.AsTask();
        }
        catch (GraphQlException told)
        {
            return Task.FromException<object?>(told);
        }
    }

    private static Dictionary<string, object?>? ExtensionsOf(JsonElement value) =>
        value.TryGetProperty("extensions", out var extensions)
            ? extensions.EnumerateObject().ToDictionary(member => member.Name, member => (object?)member.Value)
            : null;
}
