using System.Collections.Frozen;
using System.Globalization;
using Api.GraphQl.Relay;
using Api.GraphQl.Requests;
using Domain;
using Domain.Access;
using GraphQl.Execution;
using GraphQl.TypeSystem;
using Projections.Core;
using Projections.Core.Listing;

namespace Api.GraphQl.Types;

/// <summary>
/// Folder.children — what a folder holds: sorted and filtered where it stands, a page at a time, however large the folder.
/// </summary>
internal static class ChildrenField
{
    public static readonly EnumTypeDefinition Order = new("ItemOrderField", "What files and folders are ordered by.",
    [
        new("NAME", "The bytes of their names.", ChildrenOrder.Name),
        new("MODIFIED_AT", "When they, or for folders anything in them, last changed.", ChildrenOrder.Mtime),
        new("SIZE", "Their size; of folders, of all that is in them.", ChildrenOrder.Size),
    ]);

    public static readonly EnumTypeDefinition Direction = new("OrderDirection", "Which way round a list goes.",
    [
        new("ASC", "The smallest first.", false),
        new("DESC", "The largest first.", true),
    ]);

    public static readonly EnumTypeDefinition Kind = new("ItemKind", "Files or folders.",
    [
        new("FILE", "Files.", false),
        new("FOLDER", "Folders.", true),
    ]);

    public static readonly InputObjectTypeDefinition OrderInput = new("ItemOrder", "The order of files and folders.",
    [
        new("field", "ItemOrderField!", "What they are ordered by; their names tell equals apart.", "NAME"),
        new("direction", "OrderDirection!", "Which way round.", "ASC"),
    ]);

    public static readonly InputObjectTypeDefinition Filter = new("ItemFilter", "Which files and folders.",
    [
        new("kind", "ItemKind", "Only files, or only folders."),
        new("nameContains", "String", "Only those whose names hold this text, whatever the size of its letters."),
    ]);

    public static readonly Field<Item> Definition = Connection.Field<Item>(
        "children", ItemInterface.Name, ResolveAsync, "What it holds, without what you are denied.",
        new InputValueDefinition("orderBy", "ItemOrder!", "The order of the whole list.", "{}"),
        new InputValueDefinition("filter", "ItemFilter", "Only these."));

    private static async ValueTask<object?> ResolveAsync(Item folder, PageArguments page, FieldContext context)
    {
        if (!folder.Allows(AccessAction.List)) throw Refused.Because(AccessRules.Forbidden);
        if (folder.AsOf is { } position) return await ItemsOfThePast.ChildrenAsync(folder, position, page, context);
        var grants = await GrantsBelowAsync(folder.Space, context);
        var denied = DeniedOf(grants);
        var wanted = Read(page, context);
        var key = new ChildrenKey(folder.Node.Id, wanted, denied);
        var rows = await context.Loaders.Children.LoadAsync(key) ?? [];
        return Paging.OfRead(
            [.. rows.Select(row => ChildOf(folder, row, grants))], page, item => CursorOf(item.Node, wanted.Order),
            counting => counting.Loaders.ChildrenCounts.Load(key with { Wanted = wanted with { After = null, Max = 0 } }));
    }

    public static ChildrenRequest Read(PageArguments page, FieldContext context)
    {
        var order = context.Argument<InputObject>("orderBy")!;
        var filter = context.Argument<InputObject>("filter");
        var field = order.Get<ChildrenOrder>("field");
        return new(
            field, order.Get<bool>("direction") != page.IsBackward, Place(page, field), page.Max + 1,
            filter?.Get<bool?>("kind"), filter?.Get<string>("nameContains") ?? "");
    }

    public static string CursorOf(NodeRow node, ChildrenOrder order) => order switch
    {
        ChildrenOrder.Name => Cursor.Of(node.Name),
        ChildrenOrder.Size => Cursor.Of(Text(node.SizeBytes), node.Name),
        _ => Cursor.Of(Text((node.Mtime - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond), node.Name),
    };

    /// <summary>A member has what its folder has, and what is granted on it beside.</summary>
    private static Item ChildOf(Item folder, NodeRow row, ILookup<NodeId, ReachingGrant>? grants)
    {
        var standing = grants is not null && grants.Contains(row.Id)
            ? folder.Standing with { Grants = [.. folder.Standing.Grants, .. grants[row.Id]] }
            : folder.Standing;
        return new(row, folder.Space, standing, Path: folder.Path is { } path ? [.. path, row.Name] : null);
    }

    /// <summary>Nobody can deny an owner anything: nothing needs to be asked.</summary>
    private static async ValueTask<ILookup<NodeId, ReachingGrant>?> GrantsBelowAsync(SpaceRow space, FieldContext context) =>
        space.Owner == context.Request.User.Id ? null : await context.Loaders.GrantsIn.LoadAsync(space.Id);

    private static FrozenSet<NodeId> DeniedOf(ILookup<NodeId, ReachingGrant>? grants) => grants?.Denied.ToFrozenSet() ?? FrozenSet<NodeId>.Empty;

    /// <summary>Null where no cursor says where to go on.</summary>
    private static ChildrenCursor? Place(PageArguments page, ChildrenOrder order)
    {
        if (order == ChildrenOrder.Name) return page.Place(1) is [var name] ? new(0, name) : null;
        if (page.Place(2) is not [var text, var after]) return null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? new(value, after)
            : throw page.Misplaced();
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
