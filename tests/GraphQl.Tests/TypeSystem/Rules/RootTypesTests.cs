using GraphQl.TypeSystem;

namespace GraphQl.Tests.TypeSystem.Rules;

/// <summary>§3.3.1</summary>
public sealed class RootTypesTests
{
    [Theory]
    [InlineData("type A { a: Int }")]
    [InlineData("schema { query: Q mutation: Q } type Q { a: Int }")]
    [InlineData("schema { query: E } enum E { A }")]
    [InlineData("schema { query: Nobody }")]
    public void Roots_are_objects_all_different_and_one_is_for_queries(string sdl) =>
        Assert.Contains(Assert.Throws<SchemaException>(() => SchemaBuilder.FromSdl(sdl)).Errors, error => error.Rule == "3.3.1");

    [Fact]
    public void Once_a_schema_is_written_no_other_type_is_a_root() =>
        Assert.Null(SchemaBuilder.FromSdl("schema { query: Q } type Q { a: Int } type Mutation { a: Int }").MutationType);
}
