using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Architecture.Tests;

/// <summary>The files of the repository that these tests were compiled from.</summary>
internal static class Repository
{
    public static readonly string Root = Find();

    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "artifacts"));

    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>Project name → what it references: projects by name, packages and frameworks as they are called.</summary>
    public static Dictionary<string, Project> Projects(string folder) => Files(folder, "*.csproj").ToDictionary(
        path => Path.GetFileNameWithoutExtension(path),
        path =>
        {
            var items = XDocument.Load(path).Descendants().ToLookup(e => e.Name.LocalName, e => (string?)e.Attribute("Include") ?? "");
            return new Project(
                [.. items["ProjectReference"].Select(include => Path.GetFileNameWithoutExtension(include.Replace('\\', '/'))).Order()],
                [.. items["PackageReference"].Concat(items["FrameworkReference"]).Order()]);
        });

    private static string Find([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here)!;
        while (!File.Exists(Path.Combine(folder, "OpenCloud.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}

internal sealed record Project(IReadOnlyList<string> References, IReadOnlyList<string> Packages);
