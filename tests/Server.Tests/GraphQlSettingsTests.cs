using System.Reflection;
using Api.GraphQl;
using Server.Cli;
using Xunit;

namespace Server.Tests;

public sealed class GraphQlSettingsTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Limits_are_set_by_their_names_and_those_not_named_stay()
    {
        var options = GraphQlSettings.WithLimits(new(), "depth=20, cost=50000 seconds=5");

        Assert.Equal(new GraphQlOptions { DepthMax = 20, CostMax = 50_000, TimeMax = TimeSpan.FromSeconds(5) }, options);
    }

    [Fact]
    public void Every_limit_of_the_options_has_a_name_of_its_own_for_operators()
    {
        var set = GraphQlSettings.Limits.Keys.Aggregate(new GraphQlOptions(), (options, name) =>
            GraphQlSettings.WithLimits(options, $"{name}=7"));

        foreach (var limit in typeof(GraphQlOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance))
            if (limit.Name.EndsWith("Max", StringComparison.Ordinal))
                Assert.NotEqual(limit.GetValue(new GraphQlOptions()), limit.GetValue(set));
        Assert.Equal(
            typeof(GraphQlOptions).GetProperties().Count(each => each.Name.EndsWith("Max", StringComparison.Ordinal)),
            GraphQlSettings.Limits.Count);
    }

    [Theory]
    [InlineData("depth")]
    [InlineData("depth=deep")]
    [InlineData("depth=-1")]
    [InlineData("height=3")]
    public void What_is_no_limit_is_told_with_the_names_that_there_are(string text)
    {
        var told = Assert.Throws<CommandFailedException>(() => GraphQlSettings.WithLimits(new(), text)).Message;

        Assert.Contains(text, told, StringComparison.Ordinal);
        Assert.Contains("root-fields", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Trusted_documents_are_a_JSON_object_of_texts()
    {
        File.WriteAllText(_file, """{"mine": "{ me { role } }"}""");

        Assert.Equal("{ me { role } }", GraphQlSettings.ReadTrusted(_file)["mine"]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"mine\": null}")]
    [InlineData("{\"mine\": 1}")]
    [InlineData("no JSON")]
    public void Another_file_of_trusted_documents_is_told(string text)
    {
        File.WriteAllText(_file, text);

        Assert.Contains(_file, Assert.Throws<CommandFailedException>(() => GraphQlSettings.ReadTrusted(_file)).Message, StringComparison.Ordinal);
    }
}
