using Api.GraphQl.Relay;
using Api.GraphQl.Requests;
using Api.GraphQl.Types;
using Domain;
using GraphQl.Execution;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Mutations;

/// <summary>A mutation as the schema takes it in: its field, and the types of its input and payload.</summary>
internal interface IMutation
{
    Field<object> Field { get; }

    IReadOnlyList<TypeDefinition> Types { get; }
}

/// <summary>
/// One mutation: its input, what is checked in it, what it does and what its payload tells. Every input takes a
/// <c>clientMutationId</c> and an <c>idempotencyKey</c>; every payload tells errors and the log position.
/// <see href="https://relay.dev/graphql/mutations.htm">Input object mutations</see>
/// </summary>
internal sealed record Mutation<TInput>(string Name, string Description) : IMutation
    where TInput : notnull
{
    public required IReadOnlyList<InputValueDefinition> Input { get; init; }

    /// <summary>What can be said of the input by itself, beside what its types say.</summary>
    public required InputRules Rules { get; init; }

    public required Func<InputObject, TInput> Read { get; init; }

    public required IReadOnlyList<Field<MutationRun>> Payload { get; init; }

    /// <summary>Looks, decides, issues commands; tells in the run what became of it.</summary>
    public required Func<TInput, MutationRun, CancellationToken, Task> RunAsync { get; init; }

    /// <summary>
    /// Several commands, each of which does nothing when it was done already: then a repetition does what is left, instead of answering
    /// as the first time.
    /// </summary>
    public bool IsSetting { get; init; }

    private string TypeName => char.ToUpperInvariant(Name[0]) + Name[1..];

    public Field<object> Field => new(Name, $"{TypeName}Payload!", ResolveAsync, Description)
    {
        Arguments = [new("input", $"{TypeName}Input!", "What to do.")],
    };

    public IReadOnlyList<TypeDefinition> Types =>
    [
        new InputObjectTypeDefinition($"{TypeName}Input", $"Input of {Name}.",
        [
            .. Input,
            new("idempotencyKey", "String",
                "Made by you, for this one intention: sent again, it is done once, and answered as the first time."),
            new("clientMutationId", "String", "Comes back in the payload."),
        ]),
        new ObjectType<MutationRun>($"{TypeName}Payload", $"What became of {Name}.",
        [
            .. Payload,
            new("errors", "[UserError!]!", run => run.Errors, "Why it was not done; empty when it was."),
            new("logPosition", "Long", run => run.Position?.Value, "Where the log tells of it; null when nothing was left to do."),
            new("clientMutationId", "String", run => run.ClientMutationId, "As it was sent."),
        ]),
    ];

    private async ValueTask<object?> ResolveAsync(object source, FieldContext context)
    {
        var input = context.Argument<InputObject>("input")!;
        var key = input.Get<string>("idempotencyKey");
        var run = new MutationRun(context.Request, Name, input.Get<string>("clientMutationId"), key);
        context.Loaders.All.Forget();
        if (Check(input, run) && (IsSetting || !await run.RecallAsync(context.Aborted)))
            await RunAsync(Read(input), run, context.Aborted);
        return run;
    }

    private bool Check(InputObject input, MutationRun run)
    {
        var found = Rules.Validate(input);
        foreach (var wrong in found.Errors)
            run.Refuse(new((RefusalCode)wrong.CustomState, wrong.ErrorMessage), wrong.PropertyName.Split('.'));
        return found.IsValid;
    }
}

/// <summary>Fields that payloads tell of what they were about, as it is afterwards.</summary>
internal static class Payloads
{
    public static Field<MutationRun> Item(string name, string type, string description) =>
        new(name, type, static (run, context) => run.Node is { } node ? context.Loaders.Items.Load(node) : default, description);

    /// <summary>The id alone, of what cannot be loaded as an item any more.</summary>
    public static Field<MutationRun> ItemId(string name, string description) => new(
        name, "ID",
        static run => run is { Node: { } node, Space: { } space } ? new GlobalId(GlobalId.Item, node.Value, space.Value).ToString() : null,
        description);

    public static Field<MutationRun> Space(string description) =>
        new("space", "Space", static (run, context) => run.Space is { } space ? context.Loaders.Spaces.Load(space) : default, description);

    /// <summary>A person whose key the run knows.</summary>
    public static Field<MutationRun> Person(string description) => new(
        "person", PersonType.Name, static (run, context) => run.Key is { } key ? context.Loaders.People.Load(new UserId(key)) : default,
        description);

    public static readonly Field<MutationRun> Me = new("me", $"{MeType.Name}!", static (_, context) => new(context.Request), "You.");
}
