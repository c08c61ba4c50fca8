using GraphQl.Validation;

namespace GraphQl.Tests.Validation.Rules;

/// <summary><see href="https://spec.graphql.org/September2025/#sec-Executable-Definitions">§5.1.1</see></summary>
public class ExecutableDefinitionsTests() : RuleTest(ExecutableDefinitions.Check)
{
    [Fact]
    public void Operations_and_fragments_are_executable() => Passes("{ ...F } fragment F on Query { int }");

    [Fact]
    public void Each_definition_of_the_type_system_is_an_error() =>
        Fails("type T { a: Int } { int } extend type File { a: Int }", "1:1", "1:27");
}
