namespace Projections;

/// <summary>The <c>.sql</c> files that stand beside the projections, embedded in the assembly.</summary>
internal static class SqlFile
{
    /// <param name="name">Folder and file, as in <c>Core.Core.sql</c>.</param>
    public static string Read(string name)
    {
        using var stream = typeof(SqlFile).Assembly.GetManifestResourceStream($"Projections.{name}")
            ?? throw new ArgumentException($"No such embedded file: {name}", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
