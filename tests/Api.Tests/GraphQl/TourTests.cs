using System.Text.RegularExpressions;
using Api.Tests.Graph;
using Xunit;

namespace Api.Tests.GraphQl;

/// <summary>Every example of <c>docs/graphql.md</c> is asked, and costs no more statements than it says.</summary>
[Collection(ApiCollection.Name)]
public partial class TourTests(ApiFixture api)
{
    private long _before;

    [Fact]
    public async Task Every_example_of_the_tour_works_and_costs_the_statements_that_it_says()
    {
        var ada = await PersonAsync();
        var variables = await VariablesAsync(ada);
        var wrong = new List<string>();
        foreach (var (query, statements) in Examples())
        {
            var (reply, count) = await AskAsync(ada, query, variables, times: statements is null ? 1 : StatementCounter.Times);
            if (reply.HasErrors || reply.Body.ToString().Contains("\"message\"", StringComparison.Ordinal)) wrong.Add($"{query}: {reply.Body}");
            else if (statements is { } said && count != said) wrong.Add($"{count} statements: {query}");
        }

        if (wrong.Count > 0) Assert.Fail(string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_subscription_of_the_tour_tells_what_happened()
    {
        var ada = await PersonAsync();
        var variables = await VariablesAsync(ada);
        var subscriptions = Texts().Where(IsSubscription).ToList();
        Assert.NotEmpty(subscriptions);
        foreach (var subscription in subscriptions)
        {
            await using var heard = await Listener.OpenAsync(ada, subscription, variables);
            var told = await heard.NextAsync();
            Assert.False(told.HasErrors, told.Body.ToString());
        }
    }

    [Fact]
    public async Task A_listing_costs_the_same_however_much_it_lists()
    {
        var ada = await PersonAsync();
        const string query = """
            { me { personalSpace { root { children(first: 20, filter: {kind: FOLDER}) { totalCount nodes {
              name path parent { name } space { name owner { displayName } } grants { id } links { id }
              ... on Folder { children(first: 10) { totalCount nodes { name ... on File { versions { key recordedBy { displayName } } } } } } } } } } } }
            """;
        var (_, few) = await AskAsync(ada, query, null, StatementCounter.Times);
        for (var i = 0; i < 5; i++)
        {
            await ada.FolderAsync($"more{i}");
            await ada.FileAsync($"more{i}/file.txt");
            await ada.FileAsync($"more{i}/file.txt", "again");
        }

        var (_, many) = await AskAsync(ada, query, null, StatementCounter.Times);
        Assert.Equal(few, many);
    }

    private async Task<(GraphQlReply Reply, int Statements)> AskAsync(GraphPerson ada, string query, object? variables, int times)
    {
        GraphQlReply? reply = null;
        var statements = await StatementCounter.FewestAsync(
            api,
            async () =>
            {
                reply = await ada.TryQueryAsync(query, variables);
                Assert.False(reply.HasErrors, reply.Body.ToString());
            },
            times);
        return (reply!, statements);
    }

    private async Task<GraphPerson> PersonAsync()
    {
        _before = api.Server.Services.Checkpoints.PositionOf("core").Value;
        var ada = await GraphPerson.NewAsync(api, "ada");
        await ada.FolderAsync("Documents");
        await ada.FileAsync("Documents/Report.txt", "first");
        await ada.FileAsync("Documents/Report.txt", "second");
        await ada.FileAsync("Documents/Old.txt");
        await api.CaughtUpAsync(); // what is not told yet costs nothing to tell
        return ada;
    }

    private async Task<object> VariablesAsync(GraphPerson ada)
    {
        var mine = await ada.QueryAsync("{ me { person { id } personalSpace { id } } }");
        return new
        {
            folder = await ada.IdOfAsync("Documents"),
            file = await ada.IdOfAsync("Documents/Report.txt"),
            old = await ada.IdOfAsync("Documents/Old.txt"),
            space = mine.Text("me.personalSpace.id"),
            me = mine.Text("me.person.id"),
            after = _before,
        };
    }

    /// <summary>The GraphQL of the page; a first line <c># n statements</c> says what it costs.</summary>
    private static IEnumerable<(string Query, int? Statements)> Examples() =>
        from text in Texts()
        where !IsSubscription(text)
        let cost = Cost().Match(text)
        select (text, cost.Success ? int.Parse(cost.Groups[1].Value) : default(int?));

    private static IEnumerable<string> Texts() =>
        Block().Matches(File.ReadAllText(SchemaTests.PathOf("docs/graphql.md"))).Select(found => found.Groups[1].Value);

    private static bool IsSubscription(string text) => text.StartsWith("subscription", StringComparison.Ordinal);

    [GeneratedRegex("```graphql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^# (\\d+) statements?")]
    private static partial Regex Cost();
}
