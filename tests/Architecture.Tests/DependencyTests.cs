using Xunit;

namespace Architecture.Tests;

/// <summary>Who may know whom. The picture is docs/architecture.md; here it is a rule.</summary>
public class DependencyTests
{
    private static readonly string[] Libraries = [.. Repository.Projects("lib").Keys];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Domain"] = [],
        ["Commands"] = ["Domain", "EventStore"],
        ["Projections"] = ["Domain", "EventStore"],
        ["Storage"] = ["Domain"],
        ["Api"] = ["Commands", "Projections", "Storage", "Domain", .. Libraries],
        ["Workers"] = ["Commands", "Projections", "Storage", "Domain", .. Libraries],
        ["Server"] = ["Api", "Workers", "Commands", "Projections", "Storage", "Domain", .. Libraries],
    };

    public static TheoryData<string> Sources => [.. Repository.Projects("src").Keys];

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_project_references_only_what_it_may(string project)
    {
        Assert.True(Allowed.TryGetValue(project, out var allowed), $"{project} is new: say what it may reference, and why (docs/adr).");
        Assert.Empty(Repository.Projects("src")[project].References.Except(allowed!));
    }

    [Fact]
    public void A_library_references_no_project() =>
        Assert.All(Repository.Projects("lib"), library => Assert.Empty(library.Value.References));

    [Fact]
    public void The_domain_needs_nothing_but_the_language() => Assert.Empty(Repository.Projects("src")["Domain"].Packages);

    [Fact]
    public void Commands_reach_the_database_through_the_event_store_only() =>
        Assert.Empty(Repository.Projects("src")["Commands"].Packages);

    [Fact]
    public void A_library_takes_nothing_but_the_driver_of_its_database_or_the_server_of_its_transports() => Assert.All(
        Repository.Projects("lib"),
        library => Assert.Empty(library.Value.Packages.Except(library.Key switch
        {
            "EventStore" => ["Npgsql"],
            "GraphQl" => ["Microsoft.AspNetCore.App"],
            _ => [],
        })));

    [Fact]
    public void No_library_names_the_product_s_own_code() => Assert.All(
        Repository.Files("lib", "*.cs"),
        file => Assert.DoesNotContain(
            Allowed.Keys, project => File.ReadAllText(file).Contains($"using {project}", StringComparison.Ordinal)));
}
