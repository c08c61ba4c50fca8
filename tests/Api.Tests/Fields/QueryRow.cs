using Api.Tests.Matrix;
using GraphQl.TypeSystem;
using Input = System.Collections.Generic.Dictionary<string, object?>;

namespace Api.Tests.Fields;

/// <summary>What a field is asked with, and what has to become of it.</summary>
/// <param name="Nothing">The same about what never was.</param>
internal sealed record Asked(string About, Input Arguments, string Expected, Input? Nothing = null);

/// <summary>A field of a query in the table: all that somebody asks it with.</summary>
/// <param name="Type">Whose field it is.</param>
/// <param name="Frame">How it is reached where it is no root field: <c>%</c> stands for it.</param>
/// <param name="Path">Where it stands in the answer.</param>
internal sealed record QueryRow(
    string Type, string Name, Func<World, Who, IEnumerable<Asked>> Asks, Func<World, string>? Frame = null, string? Path = null)
{
    public string Coordinate => $"{Type}.{Name}";

    private Field Field => ((ComplexType)Documents.Schema.FindType(Type)!).Fields[Name]!;

    public FieldCell CellOf(World world, Who who, Asked asked) => new(
        Coordinate, who, asked.About, [(Path ?? Name, "", who == Who.Anonymous ? Outcome.SignIn : asked.Expected)],
        () => Task.FromResult(AskOf(world, asked.Arguments)),
        asked.Nothing is { } nothing && who != Who.Anonymous ? _ => AskOf(world, nothing) : null);

    /// <summary>Each argument with a value that is none of its type: refused before anybody looks who asks.</summary>
    public IEnumerable<FieldCell> OfAnotherKind(World world) =>
        from argument in Field.Arguments
        select new FieldCell(
            Coordinate, Who.OtherManager, $"{argument.Name} of another kind", [(Name, "", $"REQUEST {argument.Name}")],
            () => Task.FromResult(AskOf(world, new(Asks(world, Who.Manager).First().Arguments) { [argument.Name] = true })));

    /// <summary>A page that cannot be: asked by who would be given one.</summary>
    public IEnumerable<Asked> BadPages(World world, Who who)
    {
        if (Field.Arguments["first"] is null) yield break;
        if (Asks(world, who).First() is not { Expected: Outcome.Data, Arguments: var right }) yield break;
        yield return Of("first", -1);
        yield return Of("first", 1_001);
        yield return Of("after", "no cursor!");
        yield return new("an empty page", new(right) { ["first"] = 0 }, Outcome.Data);
        if (Field.Arguments["last"] is null) yield break;
        yield return Of("last", -1);
        yield return Of("before", "no cursor!");
        yield return new("both ends", new(right) { ["first"] = 1, ["last"] = 1 }, "INVALID_INPUT last");

        Asked Of(string name, object value) => new($"{name} invalid", new(right) { [name] = value }, $"INVALID_INPUT {name}");
    }

    private FieldAsk AskOf(World world, Input arguments) => new(
        Frame is null ? Documents.Root("query", Field, arguments.Keys) : Documents.Below(Frame(world), Field, arguments.Keys), arguments);
}
