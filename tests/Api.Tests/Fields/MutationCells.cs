using Api.Tests.Matrix;
using GraphQl.TypeSystem;
using Input = System.Collections.Generic.Dictionary<string, object?>;
using Try = (string About, System.Collections.Generic.Dictionary<string, object?> Input, string Expected);

namespace Api.Tests.Fields;

/// <summary>Every mutation, by everybody, with an input that is right and with each of its values wrong in each way.</summary>
internal static class MutationCells
{
    private const int RootFieldsMax = 20;
    private const int IdMaxChars = 400;

    public static IReadOnlyList<MutationRow> Rows { get; } = [.. FileRows.All, .. SharingRows.All, .. PeopleRows.All];

    public static async Task<IReadOnlyList<FieldCell>> AllAsync(World world)
    {
        var cells = new List<FieldCell>();
        foreach (var row in Rows)
        {
            var plain = await row.InputAsync(world, Who.Viewer, false);
            cells.AddRange(OfAnotherKind(row, plain));
            foreach (var who in FieldTableTests.Everybody)
            {
                cells.Add(Right(world, row, who));
                if (who != Who.Anonymous) cells.AddRange(Wrong(world, row, who, await row.InputAsync(world, who, false)));
            }
        }

        return cells;
    }

    public static IEnumerable<InputValue> IdsOf(string mutation) => Documents.InputOf(mutation).Fields.Where(
        field => Documents.NamedOf(field.Type).Name == "ID" && !InvalidValues.Ids.ContainsKey($"{mutation}.{field.Name}"));

    /// <summary>Values that more than their type is asked of.</summary>
    public static IEnumerable<InputValue> RuledOf(string mutation) => Documents.InputOf(mutation).Fields.Where(
        field => Documents.NamedOf(field.Type) is ScalarType { Name: "String" or "Long" or "Int" });

    private static FieldCell Right(World world, MutationRow row, Who who)
    {
        var expected = who == Who.Anonymous ? Outcome.SignIn : row.Expect(world, who);
        var isDone = expected == Outcome.Done && !row.IsTriedOnly;
        return new(
            $"Mutation.{row.Name}", who, "right", expected == Outcome.Done && row.IsTriedOnly ? [] : [(row.Name, "right", expected)],
            async () =>
            {
                if (expected == Outcome.Done && row.IsTriedOnly) return new("{ __typename }", new Input());
                var input = await row.InputAsync(world, who, isDone);
                if (isDone) input["idempotencyKey"] = $"{Guid.NewGuid()}";
                return AskOf(row, input);
            },
            BlamedId(expected) is { } hidden ? ask => Without(row, ask, hidden) : null,
            IsRepeated: isDone && row.IsToldAgain, IsChange: isDone);
    }

    /// <summary>The name of the id that is said to be of nothing.</summary>
    private static string? BlamedId(string expected) =>
        expected.StartsWith("NOT_FOUND input.", StringComparison.Ordinal) ? expected["NOT_FOUND input.".Length..] : null;

    private static FieldAsk Without(MutationRow row, FieldAsk ask, string id)
    {
        var input = (Input)ask.Variables["input"]!;
        return AskOf(row, new(input) { [id] = Ids.Unknown((string)input[id]!) });
    }

    private static FieldAsk AskOf(MutationRow row, Input input) => new(
        Documents.Mutation(row.Name), new Input { ["input"] = input }, row.File, "variables.input.file");

    private static IEnumerable<FieldCell> Wrong(World world, MutationRow row, Who who, Input right)
    {
        var expected = row.Expect(world, who);
        List<Try> tries = [.. BadIds(world, row, expected, right), .. BadValues(row, right)];
        if (expected == Outcome.Done)
            tries.AddRange(row.Late(world, right).Select(
                late => ($"{late.Name} found wrong later", new Input(right) { [late.Name] = late.Value }, late.Expected)));
        return tries.Chunk(RootFieldsMax).Select(chunk => new FieldCell(
            $"Mutation.{row.Name}", who, "wrong", [.. chunk.Select((each, at) => ($"a{at}", each.About, each.Expected))],
            () => Task.FromResult(new FieldAsk(
                Documents.Batch(row.Name, chunk.Length),
                chunk.Index().ToDictionary(each => $"a{each.Index}", each => (object?)each.Item.Input), row.File, [.. chunk.Select((_, at) => $"variables.a{at}.file")]))));
    }

    /// <summary>
    /// Ids are looked at in the order of the input, and none before it is known whether the caller may do such a thing at all.
    /// </summary>
    private static IEnumerable<Try> BadIds(World world, MutationRow row, string expected, Input right)
    {
        var names = IdsOf(row.Name).Select(field => field.Name).ToList();
        foreach (var name in names)
        {
            var id = right.GetValueOrDefault(name) as string ?? Ids.Of(world[State.Live, Kind.File]);
            var before = names.TakeWhile(each => each != name);
            var isToldBefore = before.Any(each => expected.EndsWith($" input.{each}", StringComparison.Ordinal));
            var told = isToldBefore || expected == Outcome.Forbidden ? expected : $"NOT_FOUND input.{name}";
            yield return ($"{name} unknown", new(right) { [name] = Ids.Unknown(id) }, told);
            yield return ($"{name} malformed", new(right) { [name] = Ids.Malformed }, told);
            yield return ($"{name} of another type", new(right) { [name] = Ids.OfAnotherType(world, id) }, told);
            yield return ($"{name} empty", new(right) { [name] = "" }, $"INVALID_INPUT input.{name}");
            yield return ($"{name} endless", new(right) { [name] = InvalidValues.Long(IdMaxChars + 1) }, $"INVALID_INPUT input.{name}");
        }
    }

    private static IEnumerable<Try> BadValues(MutationRow row, Input right)
    {
        foreach (var field in RuledOf(row.Name))
            if (InvalidValues.Of(row.Name, field.Name) is var (value, code))
                yield return ($"{field.Name} invalid", new(right) { [field.Name] = value }, $"{code} input.{field.Name}");
        foreach (var field in Documents.InputOf(row.Name).Fields)
            if (InvalidValues.Ids.TryGetValue($"{row.Name}.{field.Name}", out var bad))
                yield return ($"{field.Name} invalid", new(right) { [field.Name] = bad.Value }, $"{bad.Code} input.{field.Name}");
    }

    /// <summary>A value that is none of its type is refused before anybody looks who asks: asked by one.</summary>
    private static IEnumerable<FieldCell> OfAnotherKind(MutationRow row, Input right) =>
        from field in Documents.InputOf(row.Name).Fields
        let value = Documents.NamedOf(field.Type) is ScalarType { Name: "Boolean" } ? "perhaps" : (object)true
        select new FieldCell(
            $"Mutation.{row.Name}", Who.OtherManager, $"{field.Name} of another kind", [(row.Name, "", $"REQUEST input.{field.Name}")],
            () => Task.FromResult(field.Name == "file"
                ? new FieldAsk(Documents.Mutation(row.Name), new Input { ["input"] = new Input(right) { ["file"] = value } })
                : AskOf(row, new(right) { [field.Name] = value })));
}
