using Api.GraphQl.Relay;
using Api.GraphQl.Requests;
using GraphQl.TypeSystem;
using Projections.Activity;

namespace Api.GraphQl.Types;

/// <summary>type Activity.</summary>
internal static class ActivityType
{
    public const string Name = "Activity";

    public static readonly ObjectType<ActivityRow> Definition = new(Name, "Something that happened, in the names of that moment.",
    [
        new("position", "Long!", row => row.Cursor.Position, "Where the log tells of it."),
        new("at", "DateTime!", row => row.At, "When it happened."),
        new("verb", "String!", row => row.Verb, "What happened, in one word out of a closed set: uploaded, moved, shared …"),
        new("actor", PersonType.Name, (row, context) => row.Actor is { } actor ? context.Loaders.People.Load(actor) : default,
            "Who did it; null for the server itself, and for who did not sign in."),
        new("actorName", "String", row => row.ActorName, "What they were called."),
        new("subjectName", "String", row => row.SubjectName, "To whom it was done, where it was done to somebody."),
        new("spaceName", "String", row => row.SpaceName, "The space that it was done in."),
        new("itemId", "ID", row => row is { Node: { } node, Space: { } space } ? new GlobalId(GlobalId.Item, node.Value,
            space.Value).ToString() : null, "The file or folder, which may be gone by now."),
        new("item", ItemInterface.Name, (row, context) => row.Node is { } node ? context.Loaders.Items.Load(node) : default,
            "The file or folder as it is now, if it is there and yours to see."),
        new("kind", "ItemKind", row => row.Node is null ? null : row.IsFolder, "Whether that is a file or a folder."),
        new("name", "String", row => row.Name, "Its name at that moment."),
        new("path", "String", row => row.Path, "Where it stood at that moment."),
        new("fromPath", "String", row => row.FromPath, "Where it stood before, or what it was copied from."),
        new("size", "Long", row => row.SizeBytes, "Bytes that were written, read or given back."),
        new("count", "Int!", row => row.Count, "Equal happenings told as one."),
        new("detail", "String", row => row.Detail, "What else there is to tell."),
    ]);
}
