using System.Text.Json;

namespace GraphQl.Tests.Execution;

/// <summary>
/// Compares responses by what the specification promises: values and the order of keys; of request errors their places; of execution errors
/// one for each
/// null they made, with path and place. Texts only where the data told them.
/// </summary>
internal static class Responses
{
    public static string? Difference(JsonElement expected, JsonElement actual)
    {
        if (expected.ValueKind != JsonValueKind.Array) return OfOne(expected, actual);
        if (actual.ValueKind != JsonValueKind.Array) return "a response stream was expected";
        if (expected.GetArrayLength() != actual.GetArrayLength()) return $"{expected.GetArrayLength()} responses were expected";
        return expected.EnumerateArray().Zip(actual.EnumerateArray(), OfOne).FirstOrDefault(difference => difference is not null);
    }

    private static string? OfOne(JsonElement expected, JsonElement actual)
    {
        if (actual.ValueKind != JsonValueKind.Object) return "not a response";
        var (wanted, found) = (ErrorsOf(expected), ErrorsOf(actual));
        if (expected.TryGetProperty("data", out var data) != actual.TryGetProperty("data", out var own))
            return $"data is in one alone: {actual}";
        if (data.ValueKind == JsonValueKind.Undefined)
            return SameSet("places", wanted.Select(error => error.At), found.Select(error => error.At));
        return OfValues(data, own, "data") ?? OfErrors(data, wanted, found);
    }

    private static string? OfErrors(JsonElement data, List<Error> wanted, List<Error> found)
    {
        string At(Error error) => NullAbove(data, error);
        if (SameSet("nulls made by errors", wanted.Select(At), found.Select(At)) is { } nulls) return nulls;
        foreach (var error in found)
        {
            var same = wanted.Find(candidate => candidate.Path == error.Path);
            if (same is null && NullAbove(data, error) == error.Path) return $"an error too many at {error.Path}";
            if (same is null) continue;
            if (same.At != error.At) return $"the error at {error.Path} is at {error.At}, expected {same.At}";
            if (same.Message is not null && same.Message != error.Message) return $"the error at {error.Path} says '{error.Message}'";
            if (same.Extensions != "" && same.Extensions != error.Extensions)
                return $"extensions of the error at {error.Path}: {error.Extensions}";
        }

        return wanted
            .Where(want => !found.Exists(error => At(error) == At(want) && wanted.Exists(other => other.Path == error.Path)))
            .Select(want => $"no expected error at {want.Path}").FirstOrDefault();
    }

    private static string? OfValues(JsonElement expected, JsonElement actual, string at)
    {
        if (expected.ValueKind == JsonValueKind.Number && actual.ValueKind == JsonValueKind.Number)
            return expected.GetDouble() == actual.GetDouble() ? null : $"{at}: expected {expected}, found {actual}";
        if (expected.ValueKind != actual.ValueKind) return $"{at}: expected {expected}, found {actual}";
        if (expected.ValueKind == JsonValueKind.Array)
        {
            if (expected.GetArrayLength() != actual.GetArrayLength())
                return $"{at}: expected {expected.GetArrayLength()} items, found {actual}";
            return expected.EnumerateArray().Zip(actual.EnumerateArray())
                .Select((pair, i) => OfValues(pair.First, pair.Second, $"{at}.{i}"))
                .FirstOrDefault(difference => difference is not null);
        }

        if (expected.ValueKind != JsonValueKind.Object)
            return expected.ToString() == actual.ToString() ? null : $"{at}: expected {expected}, found {actual}";
        var (wanted, own) = (expected.EnumerateObject().ToList(), actual.EnumerateObject().ToList());
        if (!wanted.Select(member => member.Name).SequenceEqual(own.Select(member => member.Name)))
            return $"{at}: expected the keys of {expected}, found {actual}";
        return wanted.Zip(own)
            .Select(pair => OfValues(pair.First.Value, pair.Second.Value, $"{at}.{pair.First.Name}"))
            .FirstOrDefault(difference => difference is not null);
    }

    /// <summary>The nearest place at or above the error that is null in the data.</summary>
    private static string NullAbove(JsonElement data, Error error)
    {
        var walked = new List<string>();
        foreach (var step in error.Steps)
        {
            if (data.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined) break;
            walked.Add(step.ToString());
            if (step.ValueKind == JsonValueKind.Number) data = data[step.GetInt32()];
            else if (!data.TryGetProperty(step.GetString()!, out data)) break;
        }

        return string.Join('/', walked);
    }

    private static string? SameSet(string what, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var (wanted, found) = (string.Join(", ", expected.Distinct().Order()), string.Join(", ", actual.Distinct().Order()));
        return wanted == found ? null : $"{what}: expected [{wanted}], found [{found}]";
    }

    private static List<Error> ErrorsOf(JsonElement response) =>
        response.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray().Select(Error.Of)] : [];

    private sealed record Error(string At, List<JsonElement> Steps, string? Message, string Extensions)
    {
        public string Path { get; } = string.Join('/', Steps);

        public static Error Of(JsonElement error) => new(
            error.TryGetProperty("locations", out var places) ? string.Join(' ', places.EnumerateArray().Select(PlaceOf).Order()) : "",
            error.TryGetProperty("path", out var path) ? [.. path.EnumerateArray()] : [],
            error.TryGetProperty("message", out var message) ? message.GetString() : null,
            error.TryGetProperty("extensions", out var extensions) ? JsonSerializer.Serialize(extensions) : "");

        private static string PlaceOf(JsonElement place) => place.ValueKind == JsonValueKind.Array
            ? $"{place[0]}:{place[1]}"
            : $"{place.GetProperty("line")}:{place.GetProperty("column")}";
    }
}
