using GraphQl.Language;
using GraphQl.TypeSystem;
using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Limits;

public class LimitTests
{
    private static readonly GraphQlSchema Schema = SchemaBuilder.FromSdl(Parser.Parse("""
        directive @d repeatable on FIELD
        type Query { int: Int self: Query fields: [Query] }
        type Mutation { int: Int }
        """));

    [Fact]
    public void Depth_counts_fields_through_fragments()
    {
        var limits = new DocumentLimits { DepthMax = 3 };

        Assert.Empty(Broken(limits, "{ self { self { int } } }"));
        Assert.Equal(["depth"], Broken(limits, "{ self { self { self { int } } } }"));
        Assert.Equal(
            ["depth"],
            Broken(limits, "{ self { ...A } } fragment A on Query { self { ...B } } fragment B on Query { self { int } }"));
        Assert.Empty(Broken(limits, "{ __schema { types { fields { type { ofType { name } } } } } }"));
    }

    [Fact]
    public void Depth_of_a_cycle_is_finite() =>
        Assert.Empty(Broken(
            new() { DepthMax = 3 },
            "{ ...A } fragment A on Query { self { ...B } } fragment B on Query { self { ...A } }"));

    [Fact]
    public void Aliases_count_as_often_as_their_fragment_is_spread()
    {
        var limits = new DocumentLimits { AliasesMax = 3 };

        Assert.Empty(Broken(limits, "{ a: int b: int c: int }"));
        Assert.Equal(["aliases"], Broken(limits, "{ a: int b: int c: int d: int }"));
        Assert.Equal(["aliases"], Broken(limits, "{ x: self { ...F } y: self { ...F } } fragment F on Query { a: int }"));
    }

    [Fact]
    public void Aliases_that_double_at_every_step_are_counted_without_opening_them()
    {
        var fragments = Enumerable.Range(0, 90)
            .Select(i => $"fragment F{i} on Query {{ a: self {{ ...F{i + 1} }} b: self {{ ...F{i + 1} }} }}");
        var document = $"{{ ...F0 }} {string.Join(' ', fragments)} fragment F90 on Query {{ int }}";

        Assert.Contains("aliases", Broken(new() { DepthMax = 200 }, document));
    }

    [Fact]
    public void Root_fields_are_counted_by_response_name()
    {
        var limits = new DocumentLimits { RootFieldsMax = 2 };

        Assert.Empty(Broken(limits, "{ int int self { int } ...F } fragment F on Query { int }"));
        Assert.Equal(["rootFields"], Broken(limits, "{ int self { int } ...F } fragment F on Query { a: int }"));
    }

    [Fact]
    public void Directives_are_counted_at_each_place_and_in_all()
    {
        var limits = new DocumentLimits { DirectivesPerPlaceMax = 2, DirectivesMax = 3 };

        Assert.Empty(Broken(limits, "{ int @d @d self @d { int } }"));
        Assert.Equal(["directives"], Broken(limits, "{ int @d @d @d }"));
        Assert.Equal(["directives"], Broken(limits, "{ a: int @d b: int @d c: int @d d: int @d }"));
    }

    [Fact]
    public void Fragments_are_counted()
    {
        var limits = new DocumentLimits { FragmentsMax = 1 };

        Assert.Empty(Broken(limits, "{ ...A } fragment A on Query { int }"));
        Assert.Equal(["fragments"], Broken(limits, "{ ...A } fragment A on Query { ...B } fragment B on Query { int }"));
    }

    [Fact]
    public void Introspection_can_be_switched_off()
    {
        var limits = new DocumentLimits { AllowIntrospection = false };

        Assert.Empty(Broken(limits, "{ __typename }"));
        Assert.Equal(["introspection", "introspection"], Broken(limits, "{ __schema { description } __type(name: \"A\") { name } }"));
    }

    [Fact]
    public void Lists_of_introspection_below_each_other_are_bounded_and_no_others()
    {
        const string Three = "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }";
        const string Four =
            "{ __schema { types { fields { type { fields { type { inputFields { type { interfaces { name } } } } } } } } } }";

        Assert.Empty(Broken(DocumentLimits.Default, Three));
        Assert.Equal(["introspection"], Broken(DocumentLimits.Default, Four));
        Assert.Empty(Broken(DocumentLimits.Default, "{ fields { fields { fields { fields { int } } } } }"));
    }

    [Fact]
    public void Errors_end_where_nobody_reads_them_any_more()
    {
        var document = $"{{ {string.Join(' ', Enumerable.Range(0, 500).Select(i => $"nope{i}"))} }}";

        Assert.Equal(100, Validator.Validate(Schema, Parser.Parse(document)).Count);
    }

    private static string[] Broken(DocumentLimits limits, string document) =>
        [.. Validator.Validate(Schema, Parser.Parse(document), limits.Rules).Select(error => error.Rule!)];
}
