using Api.GraphQl.Relay;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Types;

/// <summary>type Folder.</summary>
internal static class FolderType
{
    public const string Name = "Folder";

    public static readonly ObjectType<Item> Definition = new(Name, "A folder.",
    [
        .. ItemInterface.Fields,
        new("isRoot", "Boolean!", folder => folder.IsRoot, "Whether it is its space's root folder."),
        ChildrenField.Definition,
    ],
    [NodeInterface.Name, ItemInterface.Name]);
}
