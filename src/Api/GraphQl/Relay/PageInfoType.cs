using GraphQl.TypeSystem;

namespace Api.GraphQl.Relay;

/// <summary>
/// type PageInfo. <see href="https://relay.dev/graphql/connections.htm#sec-undefined.PageInfo">Cursor connections §5</see>
/// </summary>
internal static class PageInfoType
{
    public static readonly ObjectType<IPageInfo> Definition = new("PageInfo", "Where a page stands in its list.",
    [
        new("hasNextPage", "Boolean!", page => page.HasNext, "Whether more comes after it."),
        new("hasPreviousPage", "Boolean!", page => page.HasPrevious, "Whether something comes before it."),
        new("startCursor", "String", page => page.StartCursor, "The cursor of its first entry."),
        new("endCursor", "String", page => page.EndCursor, "The cursor of its last entry."),
    ]);
}
