using System.Collections.Immutable;
using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>Gathers descriptions and makes a valid schema of them, or fails with all that is wrong.</summary>
public sealed class SchemaBuilder
{
    private readonly List<TypeDefinition> _types = [];
    private readonly List<DirectiveDefinition> _directives = [];
    private SchemaDefinition? _schema;

    /// <summary>
    /// A schema without resolvers, as the type system language has it.
    /// <see href="https://spec.graphql.org/September2025/#sec-Type-System">§3</see>
    /// </summary>
    /// <exception cref="SyntaxException">The text is no document.</exception>
    /// <exception cref="SchemaException">The document makes no valid schema.</exception>
    public static GraphQlSchema FromSdl(string sdl) => FromSdl(Parser.Parse(sdl));

    /// <exception cref="SchemaException">The document makes no valid schema.</exception>
    public static GraphQlSchema FromSdl(DocumentNode document) => FromSdl(document, static definition => definition);

    /// <summary>The same, where <paramref name="complete"/> may give resolvers and coercions to what was read.</summary>
    public static GraphQlSchema FromSdl(DocumentNode document, Func<TypeDefinition, TypeDefinition> complete)
    {
        var errors = new SchemaErrors(document.Source);
        var read = new SdlReader(document, errors).Read();
        errors.ThrowIfAny();
        var builder = new SchemaBuilder().Add([.. read.Types.Select(complete)]).Add([.. read.Directives]);
        return builder.SetSchema(read.Schema).Build(errors);
    }

    public SchemaBuilder Add(params ReadOnlySpan<TypeDefinition> types)
    {
        _types.AddRange(types);
        return this;
    }

    public SchemaBuilder Add(params ReadOnlySpan<DirectiveDefinition> directives)
    {
        _directives.AddRange(directives);
        return this;
    }

    /// <summary>Switches <c>@defer</c> and <c>@stream</c> on.</summary>
    public SchemaBuilder AllowIncrementalDelivery() => Add(IncrementalDirectives.All.AsSpan());

    /// <summary>Without it the roots are the types called Query, Mutation and Subscription.</summary>
    public SchemaBuilder SetSchema(SchemaDefinition schema)
    {
        _schema = schema;
        return this;
    }

    /// <exception cref="SchemaException">The descriptions make no valid schema.</exception>
    public GraphQlSchema Build() => Build(new(Source.None));

    private GraphQlSchema Build(SchemaErrors errors)
    {
        var definition = _schema ?? DefaultRoots([.. _types.Select(type => type.Name)]);
        var schema = new SchemaLinker(_types, _directives, definition, errors).Link();
        errors.ThrowIfAny();
        foreach (var rule in SchemaRules.All) rule(schema!, errors);
        errors.ThrowIfAny();
        return schema!;
    }

    internal static SchemaDefinition DefaultRoots(ImmutableHashSet<string> names) => new(
        names.Contains("Query") ? "Query" : null,
        names.Contains("Mutation") ? "Mutation" : null,
        names.Contains("Subscription") ? "Subscription" : null);
}
