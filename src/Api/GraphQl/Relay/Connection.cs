using GraphQl.Execution;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Relay;

/// <summary>
/// The types of a list that is told in pages, and fields of them.
/// <see href="https://relay.dev/graphql/connections.htm">Cursor connections</see>
/// </summary>
internal static class Connection
{
    /// <summary>type XConnection and type XEdge.</summary>
    public static TypeDefinition[] Of<T>(string node) =>
    [
        new ObjectType<Page<T>>($"{node}Connection", $"A page of a list of {node}.",
        [
            new("edges", $"[{node}Edge!]!", page => page.Edges, "The entries, each with its cursor."),
            new("nodes", $"[{node}!]!", page => page.Items, "The entries without their cursors: shorter where only pages are turned."),
            new("pageInfo", "PageInfo!", page => page, "Where this page stands in the list."),
            new("totalCount", "Long!", (page, context) => page.CountAsync(context), "How many entries the whole list has."),
        ]),
        new ObjectType<Edge<T>>($"{node}Edge", $"An entry of a list of {node}.",
        [
            new("node", $"{node}!", edge => edge.Node, "The entry itself."),
            new("cursor", "String!", edge => edge.Page.CursorOf(edge.Node), "Its place in the list: stays right while others come and go."),
        ]),
    ];

    /// <summary>A field that gives a page, in either direction.</summary>
    public static Field<TSource> Field<TSource>(
        string name, string node, Func<TSource, PageArguments, FieldContext, ValueTask<object?>> resolve, string description,
        params IEnumerable<InputValueDefinition> arguments) =>
        new(name, $"{node}Connection", (source, context) => resolve(source, PageArguments.Of(context), context), description)
        {
            Arguments = [.. PageArguments.Definitions, .. arguments],
            Directives = [PageArguments.Sized],
        };

    /// <summary>A field that gives a page of a list which is only ever gone through from its beginning.</summary>
    public static Field<TSource> ForwardField<TSource>(
        string name, string node, Func<TSource, PageArguments, FieldContext, ValueTask<object?>> resolve, string description,
        params IEnumerable<InputValueDefinition> arguments) =>
        new(name, $"{node}Connection", (source, context) => resolve(source, PageArguments.Of(context), context), description)
        {
            Arguments = [.. PageArguments.Forward, .. arguments],
            Directives = [PageArguments.SizedForward],
        };
}
