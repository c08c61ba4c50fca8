using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Tests.TypeSystem;

public sealed class SchemaPrinterTests
{
    [Fact]
    public void A_schema_by_code_prints_as_SDL() => Assert.Equal(
        """"
        """What can be asked."""
        type Query {
          old(first: Int! = 50): [Query!] @deprecated(reason: "use new")
        }

        """",
        SchemaPrinter.Print(new SchemaBuilder().Add(new ObjectType<object>("Query", "What can be asked.",
        [
            new("old", "[Query!]", _ => null) { Arguments = [new("first", "Int!", null, "50")], DeprecationReason = "use new" },
        ])).Build()));

    [Fact]
    public void What_is_printed_reads_back_and_prints_the_same() =>
        Vectors.Check(Vectors.Read("schema").GetProperty("cases").EnumerateArray().Where(c => c.GetProperty("valid").GetBoolean()), @case =>
        {
            var printed = SchemaPrinter.Print(SchemaBuilder.FromSdl(@case.GetProperty("sdl").GetString()!));
            try
            {
                var again = SchemaPrinter.Print(SchemaBuilder.FromSdl(printed));
                return printed == again ? null : $"{printed}\nbecomes\n{again}";
            }
            catch (Exception wrong) when (wrong is SyntaxException or SchemaException)
            {
                return $"{wrong.Message}\n{printed}";
            }
        });
}
