using System.Globalization;
using System.Text.Json;
using Api.Graph.DriveItems;
using Api.Http;
using Domain;
using Projections.Activity;

namespace Api.Graph.Activities;

/// <summary>A happening as clients show it: a sentence with places for names, and the names.</summary>
internal static class ActivityView
{
    /// <summary>The sentences, by verb. Reads, refusals, locks and times are nobody's business but the log's.</summary>
    private static readonly Dictionary<string, string> Messages = new()
    {
        [Verb.Created] = "{user} added {resource} to {folder}",
        [Verb.Uploaded] = "{user} added {resource} to {folder}",
        [Verb.Copied] = "{user} added {resource} to {folder}",
        [Verb.Updated] = "{user} updated {resource} in {folder}",
        [Verb.VersionRestored] = "{user} updated {resource} in {folder}",
        [Verb.Renamed] = "{user} renamed {oldResource} to {resource}",
        [Verb.Moved] = "{user} moved {resource} to {folder}",
        [Verb.Trashed] = "{user} deleted {resource} from {folder}",
        [Verb.Restored] = "{user} restored {resource} to {folder}",
        [Verb.Purged] = "{user} deleted {resource} for good",
        [Verb.Tagged] = "{user} tagged {resource} with {field}",
        [Verb.Untagged] = "{user} took {field} from {resource}",
        [Verb.Shared] = "{user} shared {resource} with {sharee}",
        [Verb.ShareChanged] = "{user} updated what {sharee} may do with {resource}",
        [Verb.Unshared] = "{user} removed {sharee} from {resource}",
        [Verb.ShareExpired] = "The share of {resource} with {sharee} expired",
        [Verb.LinkCreated] = "{user} shared {resource} via link",
        [Verb.LinkRevoked] = "{user} removed a link to {resource}",
        [Verb.LinkExpired] = "A link to {resource} expired",
        [Verb.SpaceCreated] = "{user} made {space}",
        [Verb.SpaceChanged] = "{user} changed {space}",
        [Verb.SpaceDisabled] = "{user} disabled {space}",
        [Verb.SpaceEnabled] = "{user} enabled {space}",
        [Verb.MemberAdded] = "{user} added {sharee} as member of {space}",
        [Verb.MemberChanged] = "{user} updated what {sharee} may do in {space}",
        [Verb.MemberRemoved] = "{user} removed {sharee} from {space}",
        [Verb.MemberExpired] = "The membership of {sharee} in {space} expired",
    };

    public static bool Tells(string verb) => Messages.ContainsKey(verb);

    public static void Write(
        Utf8JsonWriter json, ActivityRow row, GraphRequest request, SeenItem item, IReadOnlyDictionary<UserId, string> people)
    {
        json.WriteStartObject();
        json.WriteString("id", row.Cursor.ToString());
        json.WriteStartObject("times");
        json.WriteString("recordedTime", row.At.UtcDateTime);
        json.WriteEndObject();
        json.WriteStartObject("template");
        json.WriteString("message", Messages[row.Verb]);
        json.WriteStartObject("variables");
        WriteNamed(json, "user", row.Actor?.Value, NameOf(row, people));
        if (row.Node is { } node)
        {
            json.WriteStartObject("resource");
            json.WriteString("id", FileIds.Of(request.Storage, node, item.Space));
            json.WriteString("name", row.Name);
            json.WriteEndObject();
            json.WriteStartObject("folder");
            json.WriteString("name", FolderOf(row.Path, item.Space.Name));
            json.WriteEndObject();
        }

        if (row.FromPath is { } before)
        {
            json.WriteStartObject("oldResource");
            json.WriteString("name", before[(before.LastIndexOf('/') + 1)..]);
            json.WriteEndObject();
        }

        if (row.Subject is { } sharee) WriteNamed(json, "sharee", sharee.Value, row.SubjectName ?? "");
        if (row.Verb is Verb.Tagged or Verb.Untagged) WriteNamed(json, "field", id: null, row.Detail ?? "");
        WriteNamed(json, "space", item.Space.Id.Value, item.Space.Name);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteNamed(Utf8JsonWriter json, string member, Guid? id, string name)
    {
        json.WriteStartObject(member);
        if (id is { } known) json.WriteString("id", known.ToString("D", CultureInfo.InvariantCulture));
        json.WriteString("displayName", name);
        json.WriteEndObject();
    }

    private static string NameOf(ActivityRow row, IReadOnlyDictionary<UserId, string> people) => row.Actor switch
    {
        { } actor when people.TryGetValue(actor, out var name) => name,
        { } actor when actor == UserId.Public => "Somebody with a link",
        _ => row.ActorName ?? "",
    };

    private static string FolderOf(string? path, string space) =>
        path?.Split('/', StringSplitOptions.RemoveEmptyEntries) is [.., var folder, _] ? folder : space;
}
