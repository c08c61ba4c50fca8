using GraphQl.Language;
using GraphQl.TypeSystem;
using GraphQl.Validation;

namespace GraphQl.Tests.Validation;

/// <summary>Holds documents against one rule alone, on a small schema of files and folders.</summary>
public abstract class RuleTest(ValidationRule rule)
{
    private static readonly GraphQlSchema Schema = SchemaBuilder.FromSdl(Parser.Parse("""
        directive @once on QUERY | FIELD | FRAGMENT_SPREAD
        directive @many(n: Int) repeatable on QUERY | FIELD | VARIABLE_DEFINITION
        directive @needs(a: Int!) on FIELD

        scalar Date
        enum Kind { FILE FOLDER }
        interface Node { id: ID! }
        interface Named { name(locale: String): String }
        type File implements Node & Named { id: ID! name(locale: String): String size: Float owner: User kind: Kind! }
        type Folder implements Node & Named {
          id: ID! name(locale: String): String size: Int parent: Folder children(first: Int = 10): [Item!]!
        }
        type User implements Node { id: ID! mail: String }
        union Item = File | Folder

        input Range { min: Int! max: Int = 10 }
        input Filter { kind: Kind kinds: [Kind!] size: Range tags: [String!]! = [] not: Filter }
        input Target @oneOf { id: ID path: String }

        type Query {
          node(id: ID!): Node
          file: File
          folder: Folder
          item: Item
          named: Named
          user: User
          find(filter: Filter, target: Target): [Item]
          int(x: Int): Int
          ints(x: [Int]): Int
          required(x: Int!): Int
          rescued(x: Int! = 1): Int
          float(x: Float): Float
          id(x: ID): ID
          date(x: Date): Date
        }
        type Mutation { put(target: Target!): Node }
        type Subscription { changed: Node ticked: Int! }
        """));

    protected static string LocationsOf(GraphQlError error) =>
        string.Join(' ', error.Locations.Select(place => $"{place.Line}:{place.Column}").Order(StringComparer.Ordinal));

    protected void Passes(string document) => Assert.Empty(ErrorsOf(document));

    /// <summary>One error for each string, which names its places as <c>line:column</c>.</summary>
    protected void Fails(string document, params string[] places) => Assert.Equal(places, ErrorsOf(document).Select(LocationsOf));

    protected IReadOnlyList<GraphQlError> ErrorsOf(string document, ValidationOptions? options = null) =>
        Validator.Validate(Schema, Parser.Parse(document), [rule], options);
}
