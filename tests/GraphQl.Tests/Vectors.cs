using System.Text.Json;

namespace GraphQl.Tests;

/// <summary>The conformance vectors: one JSON file each, made from the reference implementation.</summary>
internal static class Vectors
{
    public static JsonElement Read(string name)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "vectors", $"{name}.json"));
        using var document = JsonDocument.Parse(file);
        return document.RootElement.Clone();
    }

    /// <summary>Runs every case and fails with all that differ, so that one run tells the whole story.</summary>
    public static void Check(IEnumerable<JsonElement> cases, Func<JsonElement, string?> problemOf)
    {
        var (count, problems) = (0, new List<string>());
        foreach (var @case in cases)
        {
            count++;
            if (problemOf(@case) is { } problem) problems.Add($"{@case.GetProperty("name")}: {problem}");
        }

        Assert.True(count > 0, "There are no cases.");
        Assert.True(problems.Count == 0, $"{problems.Count} of {count} cases differ:\n{string.Join('\n', problems)}");
    }
}
