namespace Projections;

/// <summary>The SQL files that are compiled into this assembly, by their path below the project.</summary>
internal static class EmbeddedSql
{
    public static string Read(string path)
    {
        var name = "Projections." + path.Replace('/', '.');
        using var stream = typeof(EmbeddedSql).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{path} is not compiled in.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
