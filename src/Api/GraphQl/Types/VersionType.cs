using Api.GraphQl.Requests;
using Api.Http;
using Domain.Access;
using GraphQl.Execution;
using GraphQl.TypeSystem;
using Projections.Core;

namespace Api.GraphQl.Types;

/// <summary>type Version, and File.versions.</summary>
internal static class VersionType
{
    public static readonly ObjectType<VersionRow> Definition = new("Version", "Content that a file had before.",
    [
        new("key", "Long!", version => version.Key, "What it is restored by: the log position that recorded it."),
        new("size", "Long!", version => version.SizeBytes, "Its bytes."),
        new("mimeType", "String!", version => version.MimeType ?? MimeTypes.Unknown, "What kind of content it is."),
        new("sha256", "String!", version => version.Blob, "Its digest: lower-case hexadecimal digits."),
        new("modifiedAt", "DateTime!", version => version.Mtime, "When the content was last changed, as the client said."),
        new("recordedAt", "DateTime!", version => version.RecordedAt, "When it came here."),
        new("recordedBy", PersonType.Name, (version, context) => context.Loaders.People.Load(version.By), "Who brought it here."),
    ]);

    public static readonly Field<Item> Versions = new(
        "versions", "[Version!]", ResolveAsync,
            "Its old contents, newest first, without the current one; null where you may not see them.");

    private static async ValueTask<object?> ResolveAsync(Item file, FieldContext context) =>
        file.AsOf is null && file.Allows(AccessAction.ReadVersions) ? await context.Loaders.Versions.LoadAsync(file.Node.Id) ?? [] : null;
}
