using Api.GraphQl.Relay;
using Api.GraphQl.Requests;
using Api.Http;
using Domain;
using GraphQl.Execution;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Types;

/// <summary>type Space.</summary>
internal static class SpaceType
{
    public const string Name = "Space";

    public static readonly ObjectType<SpaceView> Definition = new(Name,
        "A tree of files and folders with an owner or members, and a quota.",
    [
        new("id", "ID!", view => GlobalId.Of(view.Space.Id, view.AsOf).ToString(), "Stays the same for ever."),
        new("driveId", "ID!", (view, context) => new(FileIds.Of(context.Request.Services.Options.StorageId, view.Space.Id)),
            "Its id in WebDAV and LibreGraph."),
        new("name", "String!", view => view.Space.Name, "What people call it."),
        new("kind", "SpaceKind!", view => view.Space.IsPersonal, "Somebody's own, or of many."),
        new("alias", "String", view => view.Seen.Drive.Space.Alias, "What addresses name a project space by."),
        new("description", "String", view => view.Seen.Drive.Description, "What it is for."),
        new("owner", PersonType.Name, (view, context) => view.Space.Owner is { } owner ? context.Loaders.People.Load(owner) : default,
            "Whose personal space it is."),
        new("root", FolderType.Name, RootAsync, "Its root folder; null while it is disabled, or where you only administer it."),
        new("quota", "Quota!", view => view.Space, "How much it may hold, and holds."),
        new("createdAt", "DateTime!", view => view.Seen.Drive.CreatedAt, "When it was made."),
        new("modifiedAt", "DateTime!", view => view.Seen.Drive.Mtime, "When anything in it last changed."),
        new("isDisabled", "Boolean!", view => view.Space.IsDisabled, "Whether nothing in it can be reached until it is enabled again."),
        new("hasTrash", "Boolean!", (view, context) => context.Loaders.HasTrash.Load(view.Seen.Drive),
            "Whether something is in its trash that you may know of."),
        new("image", FileType.Name, (view, context) => SpecialAsync(view, view.Seen.Drive.Image, context), "A picture of it, in it."),
        new("readme", FileType.Name, (view, context) => SpecialAsync(view, view.Seen.Drive.Readme, context), "A text about it, in it."),
        TrashedItemType.Trash,
        new("access", "Access!", view => view.Seen.Standing, "What you may do with its root folder, and why."),
    ],
    [NodeInterface.Name]);

    public static readonly EnumTypeDefinition Kind = new("SpaceKind", "What kind of space it is.",
    [
        new("PERSONAL", "Somebody's own.", true),
        new("PROJECT", "Of many, who are its members.", false),
    ]);

    private static ValueTask<object?> RootAsync(SpaceView view, FieldContext context) =>
        view.AsOf is { } position
            ? context.Loaders.PastItems.Load(new(view.Space.Root, position))
            : context.Loaders.Items.Load(view.Space.Root);

    // Whoever set it named a node: only a file that stands in this space is told about.
    private static async ValueTask<object?> SpecialAsync(SpaceView view, NodeId? node, FieldContext context) =>
        node is { } id && await context.Loaders.Items.LoadAsync(id) is { Node.IsFolder: false } file && file.Space.Id == view.Space.Id
            ? file
            : null;
}
