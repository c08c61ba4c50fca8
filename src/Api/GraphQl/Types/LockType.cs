using System.Xml.Linq;
using Api.GraphQl.Requests;
using GraphQl.Execution;
using GraphQl.TypeSystem;
using Projections.Core;

namespace Api.GraphQl.Types;

/// <summary>type Lock, and Item.locks. RFC 4918 §6.</summary>
internal static class LockType
{
    public const string Name = "Lock";

    public static readonly ObjectType<LockRow> Definition = new(Name, "A write lock: only who holds it changes what it is on.",
    [
        new("token", "String", (held, context) => new(IsMine(held, context) ? held.Token : null),
            "What you submit to write in spite of it; null for all but its holder."),
        new("isMine", "Boolean!", (held, context) => new(IsMine(held, context)), "Whether you hold it."),
        new("holder", PersonType.Name, (held, context) => context.Loaders.People.Load(held.Holder), "Who holds it."),
        new("isShared", "Boolean!", held => !held.IsExclusive, "Whether others may hold such a lock beside it."),
        new("isDeep", "Boolean!", held => held.IsDeep, "Whether it is on all below as well."),
        new("note", "String", held => held.OwnerXml is { } xml ? TextOf(xml) : null, "What who took it tells others."),
        new("expiresAt", "DateTime!", held => held.ExpiresAt, "When it ends by itself, unless it is refreshed."),
        new("item", ItemInterface.Name, (held, context) => context.Loaders.Items.Load(held.Node),
            "What it was taken on; null where that is not yours to see."),
    ]);

    public static readonly Field<Item> OfItem = new(
        "locks", $"[{Name}!]!",
        static async (item, context) =>
            item.AsOf is null && item.Space.LockCount > 0 ? await context.Loaders.Locks.LoadAsync(item.Node.Id) ?? [] : [],
        "The locks that it is under: its own, and those of folders above it that reach down.");

    /// <summary>WebDAV clients write markup there.</summary>
    private static string TextOf(string xml) => XElement.Parse($"<owner>{xml}</owner>").Value;

    private static bool IsMine(LockRow held, FieldContext context) => held.Holder == context.Request.User.Id;
}
