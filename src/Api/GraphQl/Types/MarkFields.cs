using Api.GraphQl.Requests;
using Api.Http;
using GraphQl.Execution;
using GraphQl.TypeSystem;
using Projections.Core.Marks;

namespace Api.GraphQl.Types;

/// <summary>Item.tags, Item.isFavorite and Me.favorites.</summary>
internal static class MarkFields
{
    /// <summary>The newest ones only.</summary>
    private const int FavoritesMax = 1_000;

    public static readonly IReadOnlyList<Field<Item>> OfItem =
    [
        new("tags", "[String!]!", async (item, context) => item.AsOf is null ? (await MarksAsync(item, context)).Tags : [],
            "Words that people find it by."),
        new("isFavorite", "Boolean!", async (item, context) => item.AsOf is null && (await MarksAsync(item, context)).IsFavorite,
            "Whether it is among your favorites."),
    ];

    public static readonly Field<GraphQlRequest> Favorites = new(
        "favorites", $"[{ItemInterface.Name}!]!", FavoritesAsync, "What you find again quickly, the newest favorite first.");

    public static readonly Field<GraphQlRequest> Tags = new(
        "tags", "[String!]!", static async (me, context) => await KnownTags.OfAsync(me.Services, me.Caller, context.Aborted),
        "Every tag on what you may see, in the order of their letters.");

    private static async ValueTask<NodeMarks> MarksAsync(Item item, FieldContext context) =>
        await context.Loaders.Marks.LoadAsync(item.Node.Id) ?? NodeMarks.None;

    private static async ValueTask<object?> FavoritesAsync(GraphQlRequest me, FieldContext context)
    {
        var ids = await me.Services.Marks.FavoritesAsync(me.User.Id, FavoritesMax, context.Aborted);
        var loading = ids.Select(id => context.Loaders.Items.LoadAsync(id)).ToList();
        var items = new List<Item>(loading.Count);
        foreach (var item in loading)
            if (await item is { } seen) items.Add(seen);
        return items;
    }
}
