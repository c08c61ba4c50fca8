using GraphQl.Execution;
using GraphQl.TypeSystem;

namespace GraphQl.Tests.Execution;

public sealed class DataLoaderTests
{
    private readonly List<string> _batches = [];

    [Fact]
    public async Task A_level_is_loaded_with_one_batch_each_key_once()
    {
        var answer = await AskAsync("{ people { friend { name friend { name } } } }");

        Assert.Equal(
            """{"data":{"people":[{"friend":{"name":"n1","friend":{"name":"n2"}}},{"friend":{"name":"n2","friend":{"name":"n3"}}}]}}""",
            answer);
        // The second level asks for 2 and 3; 2 is known already.
        Assert.Equal(["1,2", "3"], _batches);
    }

    [Fact]
    public async Task A_resolver_may_load_twice_and_joins_the_others_each_time()
    {
        await AskAsync("{ people { grandfriend } }");
        Assert.Equal(["1,2", "3"], _batches);
    }

    [Fact]
    public async Task A_resolver_may_load_after_it_waited_for_something_else() =>
        Assert.Equal("""{"data":{"late":{"name":"n4"}}}""", await AskAsync("{ late { name } }"));

    [Fact]
    public async Task A_key_that_is_not_found_is_null() =>
        Assert.Equal("""{"data":{"lost":null}}""", await AskAsync("{ lost { name } }"));

    [Fact]
    public async Task A_value_may_be_waited_for_as_any_other_task()
    {
        var answer = await AskAsync("{ several { name } elsewhere }");

        Assert.Equal("{\"data\":{\"several\":[{\"name\":\"n3\"},{\"name\":\"n4\"}],\"elsewhere\":\"n3\"}}", answer);
    }

    [Fact]
    public async Task What_was_loaded_is_there_at_once()
    {
        var loaders = new DataLoaders();
        var people = loaders.Add(new DataLoader<int, Person>(LoadAsync));
        var executor = new RequestExecutor(Answers.Schema(Query, PersonType));
        await executor.AskAsync("{ several { name } }", new(people, loaders));

        Assert.Equal(new Person(3), await people.Load(3));
        Assert.Equal(new Person(4), await people.LoadAsync(4));
        Assert.Equal(["3,4"], _batches);
    }

    [Fact]
    public async Task No_more_keys_than_allowed_stand_in_one_batch()
    {
        var loaders = new DataLoaders();
        var people = loaders.Add(new DataLoader<int, Person>(LoadAsync, batchMax: 1));
        await new RequestExecutor(Answers.Schema(Query, PersonType)).AskAsync("{ several { name } }", new(people, loaders));

        Assert.Equal(["3", "4"], _batches);
    }

    [Fact]
    public async Task A_batch_that_fails_fails_its_places_alone()
    {
        var answer = await AskAsync("{ broken { name } people { name } }");

        Assert.StartsWith(
            """{"errors":[{"message":"no answer","locations":[{"line":1,"column":3}],"path":["broken"]}],"data":{"broken":null""", answer);
        Assert.Contains("\"people\":[{\"name\":\"n0\"}", answer, StringComparison.Ordinal);
    }

    private Task<string> AskAsync(string document)
    {
        var loaders = new DataLoaders();
        var people = loaders.Add(new DataLoader<int, Person>(LoadAsync));
        return new RequestExecutor(Answers.Schema(Query, PersonType)).AskAsync(document, new(people, loaders));
    }

    private async Task<IReadOnlyDictionary<int, Person>> LoadAsync(IReadOnlyList<int> ids, CancellationToken ct)
    {
        _batches.Add(string.Join(',', ids));
        await Task.Yield();
        return ids.Contains(13)
            ? throw new GraphQlException("no answer")
            : ids.Where(id => id < 10).ToDictionary(id => id, id => new Person(id));
    }

    private sealed record Person(int Id)
    {
        public int FriendId => Id + 1;
    }

    private static DataLoader<int, Person> People(FieldContext context) => (DataLoader<int, Person>)context.State!;

    private static readonly ObjectType<object> Query = new("Query", "Root.",
    [
        new("people", "[Person!]!", _ => new[] { new Person(0), new Person(1) }),
        new("late", "Person", async (_, context) =>
        {
            await Task.Delay(1, context.Aborted);
            return await People(context).LoadAsync(4);
        }),
        new("lost", "Person", (_, context) => People(context).Load(99)),
        new("several", "[Person]", (_, context) => new(new[] { 3, 4 }.Select(id => People(context).Load(id).AsTask()).ToArray())),
        new("elsewhere", "String", async (_, context) => $"n{(await Task.Run(async () => await People(context).LoadAsync(3)))!.Id}"),
        new("broken", "Person", (_, context) => People(context).Load(13)),
    ]);

    private static readonly ObjectType<Person> PersonType = new("Person", "Somebody.",
    [
        new("name", "String!", person => $"n{person.Id}"),
        new("friend", "Person!", (person, context) => People(context).Load(person.FriendId)),
        new("grandfriend", "String", async (person, context) =>
        {
            var friend = await People(context).LoadAsync(person.FriendId);
            return $"n{(await People(context).LoadAsync(friend!.FriendId))!.Id}";
        }),
    ]);
}
