using System.Text.RegularExpressions;
using Xunit;

namespace Architecture.Tests;

/// <summary>House rules that a text search can hold.</summary>
public partial class SourceTests
{
    private const int LinesMax = 400;
    private const int TestLinesMax = 600;

    /// <summary>Files that are longer, each with its reason.</summary>
    private static readonly Dictionary<string, string> Longer = [];

    [Fact]
    public void A_source_file_is_short() =>
        Assert.Empty(Sources("*.cs").Where(file => Lines(file) > LinesMax).Select(Repository.Relative).Except(Longer.Keys));

    [Fact]
    public void A_test_file_is_short() => Assert.Empty(
        Repository.Files("tests", "*.cs").Where(file => Lines(file) > TestLinesMax).Select(Repository.Relative).Except(Longer.Keys));

    [Fact]
    public void A_file_that_is_listed_as_long_is_long() =>
        Assert.All(Longer.Keys, file => Assert.True(Lines(Path.Combine(Repository.Root, file)) > LinesMax, file));

    [Fact]
    public void Nothing_is_left_to_be_implemented() => Assert.Empty(Found(Unfinished(), "lib", "src", "tests"));

    [Fact]
    public void The_domain_is_pure() => Assert.Empty(Found(Impure(), "src/Domain"));

    [Fact]
    public void Time_is_asked_of_a_time_provider() =>
        Assert.Empty(Found(WallClock(), "src/Commands", "src/Projections", "src/Api", "src/Workers"));

    [Fact]
    public void No_folder_is_named_by_kind() => Assert.Empty(
        Sources("*.cs").Select(file => Path.GetDirectoryName(Repository.Relative(file))!)
            .Where(folder => folder.Split('/').Any(part => part is "Services" or "Helpers" or "Managers" or "Models" or "Dtos" or "Utils"
                or "Common" or "Shared" or "Interfaces" or "Extensions"))
            .Distinct());

    private static IEnumerable<string> Sources(string pattern) => Repository.Files("src", pattern).Concat(Repository.Files("lib", pattern));

    private static int Lines(string file) => File.ReadLines(file).Count();

    private static IEnumerable<string> Found(Regex what, params string[] folders) =>
        from folder in folders
        from file in Repository.Files(folder, "*.cs")
        where !file.EndsWith($"{nameof(SourceTests)}.cs", StringComparison.Ordinal)
        let match = what.Match(File.ReadAllText(file))
        where match.Success
        select $"{Repository.Relative(file)}: {match.Value}";

    [GeneratedRegex("NotImplementedException|\\b(TODO|FIXME|HACK|XXX)\\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(
        "\\b(Task|ValueTask|async|await|Thread|Timer|DateTime(Offset)?\\.(Utc)?Now|TimeProvider|Npgsql|HttpClient|File\\.|Environment\\.)")]
    private static partial Regex Impure();

    [GeneratedRegex("DateTime(Offset)?\\.(Utc)?Now")]
    private static partial Regex WallClock();
}
