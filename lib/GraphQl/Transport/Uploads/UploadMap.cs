using System.Globalization;
using System.Text.Json;

namespace GraphQl.Transport;

/// <summary>
/// Which file stands where in the variables. Every path has to lead to a null there.
/// <see href="https://github.com/jaydenseric/graphql-multipart-request-spec#multipart-form-field-structure">§ map</see>
/// </summary>
internal sealed class UploadMap
{
    private readonly Dictionary<string, List<Action<UploadedFile>>> _places = new(StringComparer.Ordinal);
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);

    /// <summary>A file that the map names and the body did not bring.</summary>
    public string? Missing => _places.Keys.FirstOrDefault(name => !_found.Contains(name));

    public static UploadMap Read(JsonElement json, RequestParameters parameters, TransportOptions options)
    {
        if (json.ValueKind != JsonValueKind.Object) throw MultipartRequest.Wrong("map must be an object.");
        var map = new UploadMap();
        var count = 0;
        foreach (var entry in json.EnumerateObject())
        {
            if (entry.Value.ValueKind != JsonValueKind.Array
                || entry.Value.EnumerateArray().Any(path => path.ValueKind != JsonValueKind.String))
                throw MultipartRequest.Wrong($"The map entry {entry.Name} must be a list of paths.");
            if (map._places.Count >= options.Uploads.FilesMax || (count += entry.Value.GetArrayLength()) > options.Uploads.PathsMax)
                throw MultipartRequest.Wrong("The map has too many entries.");
            map._places[entry.Name] = [.. entry.Value.EnumerateArray().Select(path => PlaceOf(path.GetString()!, parameters))];
        }

        return map;
    }

    public bool Contains(string name) => _places.ContainsKey(name);

    public void Put(string name, UploadedFile file)
    {
        _found.Add(name);
        foreach (var place in _places[name]) place(file);
    }

    private static Action<UploadedFile> PlaceOf(string path, RequestParameters parameters)
    {
        var steps = path.Split('.');
        object? at = steps[0] == "variables" && steps.Length > 1 ? parameters.Variables : null;
        foreach (var step in steps.Skip(1).SkipLast(1)) at = Next(at, step);
        var last = steps[^1];
        switch (at)
        {
            case OrderedDictionary<string, object?> members when members.TryGetValue(last, out var value) && value is null:
                return file => members[last] = file;
            case object?[] items when IndexOf(last, items) is { } index && items[index] is null:
                return file => items[index] = file;
            default:
                throw MultipartRequest.Wrong($"The path '{path}' does not lead to a null in the variables.");
        }
    }

    private static object? Next(object? at, string step) => at switch
    {
        OrderedDictionary<string, object?> members => members.GetValueOrDefault(step),
        object?[] items when IndexOf(step, items) is { } index => items[index],
        _ => null,
    };

    private static int? IndexOf(string step, object?[] items) =>
        int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < items.Length ? index : null;
}
