using System.Collections.Immutable;
using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>
/// Reads the type system language into descriptions; extensions are merged into what they extend.
/// <see href="https://spec.graphql.org/September2025/#sec-Type-System-Extensions">§3.2</see>
/// </summary>
internal sealed class SdlReader(DocumentNode document, SchemaErrors errors)
{
    public sealed record Result(
        ImmutableArray<TypeDefinition> Types, ImmutableArray<DirectiveDefinition> Directives, SchemaDefinition Schema);

    public Result Read()
    {
        var types = new List<TypeDefinition>();
        var directives = ImmutableArray.CreateBuilder<DirectiveDefinition>();
        foreach (var definition in document.Definitions)
        {
            if (definition is TypeDefinitionNode type) types.Add(SdlDefinitions.Type(type));
            else if (definition is DirectiveDefinitionNode directive) directives.Add(SdlDefinitions.Directive(directive));
            else if (definition is ExecutableDefinitionNode)
                errors.Add("3", "An operation or fragment is no part of a schema.", definition);
        }

        foreach (var extension in document.Definitions.OfType<TypeExtensionNode>()) Extend(types, extension);
        return new([.. types], directives.ToImmutable(), ReadSchema([.. types.Select(type => type.Name)]));
    }

    private void Extend(List<TypeDefinition> types, TypeExtensionNode extension)
    {
        var name = extension.Name.Value;
        var index = types.FindIndex(type => type.Name == name);
        if (index < 0)
        {
            errors.Add("3.4.3", $"{name} is extended, but not defined.", extension);
            return;
        }

        if (SdlDefinitions.Extended(types[index], extension) is { } extended) types[index] = extended;
        else errors.Add("3.4.3", $"{name} is extended as what it is not.", extension);
    }

    /// <summary>§3.3.1: once a schema definition stands there, it alone says what the roots are.</summary>
    private SchemaDefinition ReadSchema(ImmutableHashSet<string> names)
    {
        var definitions = document.Definitions.OfType<SchemaDefinitionNode>().ToArray();
        var extensions = document.Definitions.OfType<SchemaExtensionNode>().ToArray();
        if (definitions.Length > 1) errors.Add("3.3", "There is more than one schema definition.", definitions);

        var roots = definitions.Take(1).SelectMany(node => node.OperationTypes)
            .Concat(extensions.SelectMany(node => node.OperationTypes))
            .ToArray();
        foreach (var twice in roots.GroupBy(root => root.Operation).Where(group => group.Count() > 1))
            errors.Add("3.3.1", $"There is more than one root of {twice.Key} operations.", [.. twice]);

        string? Root(OperationType operation) => roots.FirstOrDefault(root => root.Operation == operation)?.Type.Name.Value;
        var read = new SchemaDefinition(Root(OperationType.Query), Root(OperationType.Mutation), Root(OperationType.Subscription));
        if (definitions.Length == 0)
        {
            var implied = SchemaBuilder.DefaultRoots(names);
            read = new(read.Query ?? implied.Query, read.Mutation ?? implied.Mutation, read.Subscription ?? implied.Subscription);
        }

        var main = definitions.FirstOrDefault();
        return read with
        {
            Description = main?.Description?.Value,
            Directives = [.. (IEnumerable<DirectiveNode>)(main?.Directives ?? []), .. extensions.SelectMany(node => node.Directives)],
            Node = main ?? (DefinitionNode?)extensions.FirstOrDefault(),
        };
    }
}
