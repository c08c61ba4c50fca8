using GraphQl.Execution;

namespace Api.GraphQl.Relay;

/// <summary>Where a page stands in its list.</summary>
internal interface IPageInfo
{
    bool HasNext { get; }

    bool HasPrevious { get; }

    string? StartCursor { get; }

    string? EndCursor { get; }
}

/// <summary>A part of a list, in the list's order.</summary>
/// <param name="cursorOf">Made only for the edges whose cursor is asked for.</param>
/// <param name="lookedAt">Where the next page begins, when more was looked at than fitted a filter.</param>
/// <param name="countAsync">How many the whole list has.</param>
internal sealed class Page<T>(
    IReadOnlyList<T> items, PageArguments arguments, bool hasMore, Func<T, string> cursorOf,
    Func<FieldContext, ValueTask<object?>> countAsync, string? lookedAt = null) : IPageInfo
{
    public IReadOnlyList<T> Items => items;

    public IReadOnlyList<Edge<T>> Edges => [.. items.Select(item => new Edge<T>(item, this))];

    // Of the side that was not asked for nothing is known for sure but that a cursor came from there.
    public bool HasNext => arguments.IsBackward ? arguments.Cursor is not null : hasMore;

    public bool HasPrevious => arguments.IsBackward ? hasMore : arguments.Cursor is not null;

    public string? StartCursor => items.Count == 0 ? null : cursorOf(items[0]);

    public string? EndCursor => lookedAt ?? (items.Count == 0 ? null : cursorOf(items[^1]));

    public string CursorOf(T item) => cursorOf(item);

    public ValueTask<object?> CountAsync(FieldContext context) => countAsync(context);
}

internal sealed record Edge<T>(T Node, Page<T> Page);

internal static class Paging
{
    /// <summary>A page of a list that is there as a whole, ordered by a key that no two entries share.</summary>
    public static Page<T> Of<T>(IEnumerable<T> all, Func<T, (string Order, string Id)> keyOf, PageArguments arguments)
    {
        var sorted = all.Select(item => (Item: item, Key: keyOf(item))).ToList();
        sorted.Sort(static (left, right) => Compare(left.Key, right.Key));
        IEnumerable<(T Item, (string, string) Key)> wanted = sorted;
        if (arguments.Place(2) is [var after, var last])
        {
            var place = (after, last);
            wanted = sorted.Where(each => Compare(each.Key, place) is var side && (arguments.IsBackward ? side < 0 : side > 0));
        }

        var rest = wanted.Select(each => each.Item).ToList();
        var items = arguments.IsBackward ? rest.TakeLast(arguments.Max) : rest.Take(arguments.Max);
        return new(
            [.. items], arguments, rest.Count > arguments.Max,
            item => keyOf(item) is var (order, id) ? Cursor.Of(order, id) : "", _ => new((long)sorted.Count));
    }

    /// <summary>A page whose rows were read with one more than it takes, in the direction that was asked for.</summary>
    public static Page<T> OfRead<T>(
        IReadOnlyList<T> read, PageArguments arguments, Func<T, string> cursorOf, Func<FieldContext, ValueTask<object?>> countAsync)
    {
        var items = read.Take(arguments.Max);
        return new([.. arguments.IsBackward ? items.Reverse() : items], arguments, read.Count > arguments.Max, cursorOf, countAsync);
    }

    private static int Compare((string Order, string Id) left, (string Order, string Id) right)
    {
        var byOrder = string.CompareOrdinal(left.Order, right.Order);
        return byOrder != 0 ? byOrder : string.CompareOrdinal(left.Id, right.Id);
    }
}
