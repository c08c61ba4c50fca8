using System.Collections.Frozen;
using Api.GraphQl.Relay;
using Api.GraphQl.Requests;
using Api.Http;
using Domain;
using Domain.Access;
using GraphQl.Execution;
using GraphQl.TypeSystem;
using Projections.Core;
using Projections.Core.Listing;

namespace Api.GraphQl.Types;

/// <summary>type TrashedItem, and Space.trash.</summary>
internal static class TrashedItemType
{
    public const string Name = "TrashedItem";

    public static readonly ObjectType<TrashedRow> Definition = new(Name, "Something in the trash of a space, with all that was in it.",
    [
        new("id", "ID!", row => GlobalId.Of(row.Trash.Node).ToString(), "The id that it had, and will have again when it is restored."),
        new("name", "String!", row => row.Trash.Name, "Its name."),
        new("kind", "ItemKind!", row => row.Trash.Node.IsFolder, "Whether it is a file or a folder."),
        new("location", "String!", row => $"/{row.Trash.Location}", "Where it stood when it was trashed."),
        new("size", "Long!", row => row.Trash.Node.SizeBytes, "Bytes that purging it gives back."),
        new("mimeType", "String", row => row.Trash.Node.IsFolder ? null : row.Trash.Node.MimeType ?? MimeTypes.Unknown,
            "What kind of content a file has."),
        new("trashedAt", "DateTime!", row => row.Trash.TrashedAt, "When it was trashed."),
        new("trashedBy", PersonType.Name, (row, context) => context.Loaders.People.Load(row.Trash.By), "Who trashed it."),
    ]);

    public static readonly Field<SpaceView> Trash = Connection.ForwardField<SpaceView>(
        "trash", Name, ResolveAsync, "What is in its trash, newest first; null where you may not see that.");

    private static async ValueTask<object?> ResolveAsync(SpaceView view, PageArguments page, FieldContext context)
    {
        if (view.AsOf is not null || !AccessRules.Authorize(AccessAction.ListTrash, view.Seen.Standing).IsAllowed) return null;
        if (view.Space.IsDisabled) return null;
        var rows = await context.Loaders.Trash.LoadAsync(
            new(view.Space.Id, Cursors.PositionOf(page) ?? long.MaxValue, page.Max + 1)) ?? [];
        var denied = await context.Loaders.Denials.LoadAsync(view.Space) ?? FrozenSet<NodeId>.Empty;
        if (denied.Count == 0)
        {
            return Paging.OfRead(
                rows, page, row => Cursors.Of(row.Position), counting => counting.Loaders.TrashCounts.Load(view.Space.Id));
        }

        // What is hidden leaves the page shorter, which goes on where it was looked at.
        var (services, lookedAt) = (context.Request.Services, rows.Take(page.Max).ToList());
        var hidden = await TrashSight.HiddenAsync(services, denied, [.. lookedAt.Select(row => row.Trash)], context.Aborted);
        return new Page<TrashedRow>(
            [.. lookedAt.Where(row => !hidden.Contains(row.Trash.Node.Id))], page, rows.Count > page.Max,
            row => Cursors.Of(row.Position),
            async counting => await TrashSight.CountAsync(services, denied, view.Space.Id, counting.Aborted),
            lookedAt.Count == 0 ? null : Cursors.Of(lookedAt[^1].Position));
    }
}
