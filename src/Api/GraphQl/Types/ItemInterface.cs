using Api.GraphQl.Relay;
using Api.GraphQl.Requests;
using Api.Http;
using Domain;
using Domain.Access;
using GraphQl.Execution;
using GraphQl.TypeSystem;
using WebDav;

namespace Api.GraphQl.Types;

/// <summary>interface Item — what files and folders have in common.</summary>
internal static class ItemInterface
{
    public const string Name = "Item";

    public static readonly IReadOnlyList<Field<Item>> Fields =
    [
        new("id", "ID!", item => GlobalId.Of(item.Node, item.AsOf).ToString(),
            "Stays the same when it is renamed, moved, trashed and restored."),
        new("fileId", "ID!", (item, context) => new(FileIds.Of(Storage(context), item.Node, item.Space)),
            "Its id in WebDAV and LibreGraph."),
        new("name", "String!", item => item.IsRoot ? item.Space.Name : item.Node.Name,
            "Its name; of a space's root folder, that of the space."),
        new("path", "String", PathOf, "Where it stands in its space; null where that is not yours to know."),
        new("space", SpaceType.Name, (item, context) => context.Loaders.Spaces.Load(item.Space.Id),
            "The space that it is in; null for who came by a share."),
        new("parent", FolderType.Name, ParentAsync,
            "The folder that holds it; null for a root folder, and where that is not yours to see."),
        new("size", "Long", item => SizeOf(item),
            "Bytes of the content; of a folder, of all that is in it. Null for a folder of the past."),
        new("createdAt", "DateTime!", item => item.Node.CreatedAt, "When it was made."),
        new("modifiedAt", "DateTime!", item => item.Node.Mtime, "When its content, or for a folder anything in it, last changed."),
        new("etag", "String!", item => Etags.Of(item.Node.ETag), "Changes with the content; for a folder, with anything in it."),
        new("access", "Access!", item => item.Standing, "What you may do with it, and why."),
        new("webDavUrl", "String!", WebDavUrl, "Its address for WebDAV."),
        new(
            "webUrl", "String!",
            (item, context) => new($"{context.Request.Api.PublicUrl}/f/{FileIds.Of(Storage(context), item.Node, item.Space)}"),
            "Its address for people."),
        .. MarkFields.OfItem,
        LockType.OfItem,
        .. GrantTypes.OfItem,
    ];

    public static readonly InterfaceTypeDefinition Definition = new(Name, "A file or a folder.", Fields, [NodeInterface.Name])
    {
        ResolveType = static value => TypeOf((Item)value),
    };

    public static string TypeOf(Item item) => item.Node.IsFolder ? FolderType.Name : FileType.Name;

    private static ValueTask<object?> PathOf(Item item, FieldContext context) =>
        new(item.Path is { } path ? $"/{string.Join('/', path)}" : null);

    private static long? SizeOf(Item item) => item is { AsOf: not null, Node.IsFolder: true } ? null : item.Node.SizeBytes;

    private static ValueTask<object?> ParentAsync(Item item, FieldContext context) =>
        item.Node.Parent is not { } parent ? default
            : item.AsOf is { } position ? context.Loaders.PastItems.Load(new(parent, position))
            : context.Loaders.Items.Load(parent);

    private static ValueTask<object?> WebDavUrl(Item item, FieldContext context)
    {
        var address = item.Path is { } path
            ? FileIds.Of(Storage(context), item.Space.Id) + Href.Encode(path, item.Node.IsFolder)
            : FileIds.Of(Storage(context), item.Node, item.Space);
        return new($"{context.Request.Api.PublicUrl}/dav/spaces/{address}");
    }

    private static Guid Storage(FieldContext context) => context.Request.Services.Options.StorageId;
}
