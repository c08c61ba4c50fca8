using Api.GraphQl.Relay;
using Api.Http;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Types;

/// <summary>type File.</summary>
internal static class FileType
{
    public const string Name = "File";

    public static readonly ObjectType<Item> Definition = new(Name, "A file.",
    [
        .. ItemInterface.Fields,
        new("mimeType", "String!", file => file.Node.MimeType ?? MimeTypes.Unknown, "What kind of content it has."),
        new("sha256", "String!", file => file.Node.Blob, "Digest of the content: lower-case hexadecimal digits."),
        new("sha1", "String!", file => file.Node.Sha1, "Digest of the content: lower-case hexadecimal digits."),
        VersionType.Versions,
    ],
    [NodeInterface.Name, ItemInterface.Name]);
}
