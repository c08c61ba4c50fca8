using Api.GraphQl.Relay;
using Api.GraphQl.Requests;
using Api.GraphQl.Types;
using Api.Http;
using Domain;
using EventStore;
using GraphQl.Execution;
using GraphQl.TypeSystem;
using Projections.Core;

namespace Api.GraphQl.Queries;

/// <summary>Query.item — a file or folder by an id or by its path.</summary>
internal static class ItemQuery
{
    public static readonly InputObjectTypeDefinition PathInput = new("ItemPath", "A path in a space.",
    [
        new("space", "ID", "The space's id, or its driveId; your own space unless told."),
        new("path", "String!", "Names with slashes between them, not encoded: /Documents/Report.txt."),
    ]);

    public static readonly InputObjectTypeDefinition RefInput = new("ItemRef", "A file or folder: named in one of these ways.",
    [
        new("id", "ID", "Its id."),
        new("fileId", "ID", "Its id in WebDAV and LibreGraph."),
        new("at", "ItemPath", "Where it stands."),
    ])
    {
        IsOneOf = true,
    };

    public static readonly Field<object> Definition = new(
        "item", ItemInterface.Name, ResolveAsync, "A file or folder; null when there is none, or none that you may know of.")
    {
        Arguments = [new("ref", "ItemRef!", "Which one."), AsOf.Argument],
    };

    private static async ValueTask<object?> ResolveAsync(object source, FieldContext context)
    {
        var then = await AsOf.OfAsync(context);
        if (Parse(context.Argument<InputObject>("ref")!, context.Request) is not var (root, path)) return null;
        if (then is { } position) return await AsOfAsync(root, path, position, context);
        if (root is PathRoot.AtNode node && path.Count == 0) return await context.Loaders.Items.LoadAsync(node.Id);
        var found =
            await context.Request.Services.Core.ResolveAsync(context.Request.User.Id, root, path, withInline: false, context.Aborted);
        return found.Node is { IsTrashed: false } there ? await context.Loaders.Items.LoadAsync(there.Id) : null;
    }

    private static async ValueTask<object?> AsOfAsync(
        PathRoot root, IReadOnlyList<string> path, LogPosition position, FieldContext context)
    {
        NodeId? from = root switch
        {
            PathRoot.AtNode node => node.Id,
            PathRoot.InSpace space when await context.Loaders.Spaces.LoadAsync(space.Id) is { } view => view.Space.Root,
            _ => null,
        };
        if (from is not { } start) return null;
        var there = path.Count == 0
            ? start
            : await context.Request.Services.Listing.AtPathAsOfAsync(start, path, position, context.Aborted);
        return there is { } found ? await context.Loaders.PastItems.LoadAsync(new(found, position)) : null;
    }

    /// <summary>Where to look; null when it names nothing of this installation.</summary>
    public static (PathRoot Root, IReadOnlyList<string> Path)? Parse(InputObject reference, GraphQlRequest request)
    {
        if (reference.Get<string>("id") is { } id)
            return GlobalId.Parse(id) is { Kind: GlobalId.Item, AsOf: null } item ? (RootOf(item), []) : null;
        if (reference.Get<string>("fileId") is { } fileId)
            return FileIds.Parse(fileId, request.Services.Options.StorageId) is { } root ? (root, []) : null;
        var at = reference.Get<InputObject>("at")!;
        var space = at.Get<string>("space") is { } named ? SpaceQueries.IdOf(named, request) : request.User.PersonalSpace;
        return space is { } known ? (new PathRoot.InSpace(known), at.Get<string>("path")!.Split('/',
            StringSplitOptions.RemoveEmptyEntries)) : null;
    }

    public static PathRoot RootOf(GlobalId item) => new PathRoot.AtNode(new(item.Space!.Value), new NodeId(item.Key));
}
