using System.Collections.Concurrent;
using System.Collections.Immutable;
using GraphQl.Execution;
using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Host.Differential;

/// <summary>Schemas from SDL, whose resolvers read the data of the request. Kept by their text.</summary>
internal static class TestSchemas
{
    private static readonly ExecutionOptions NoLimits = new()
    {
        Limits = null,
        TellAllErrors = true,
        ErrorsMax = int.MaxValue,
        Parser = new() { TokensMax = int.MaxValue },
        Validation = new() { ErrorsMax = int.MaxValue },
    };

    private const int SchemasMax = 200;
    private static readonly ConcurrentDictionary<string, RequestExecutor> Executors = new();

    public static RequestExecutor ExecutorOf(string sdl)
    {
        if (Executors.TryGetValue(sdl, out var executor)) return executor;
        executor = new(SchemaBuilder.FromSdl(Parser.Parse(sdl), WithResolvers), NoLimits);
        if (Executors.Count >= SchemasMax) Executors.Clear();
        return Executors[sdl] = executor;
    }

    private static TypeDefinition WithResolvers(TypeDefinition type) => type switch
    {
        ObjectTypeDefinition @object => @object with { Fields = [.. @object.Fields.Select(WithResolver)] },
        InterfaceTypeDefinition @interface => @interface with { ResolveType = DataTree.TypeOf },
        UnionTypeDefinition union => union with { ResolveType = DataTree.TypeOf },
        _ => type,
    };

    private static FieldDefinition WithResolver(FieldDefinition field) =>
        field with { Resolve = DataTree.Resolve, Subscribe = DataTree.SubscribeAsync };
}
