using System.Text.Json;
using Api.Http;
using Projections.Activity;
using Projections.Core;
using Projections.Core.Access;

namespace Api.Graph.Export;

/// <summary>
/// Everything that is kept about a person and is not a file: who they are, where they belong, what they gave and were given, what they
/// marked, and what they did. Secrets (passwords, tokens, the text of links) are not in it.
/// </summary>
internal sealed class PersonalData(ApiServices services, ProfileRow profile, DateTimeOffset now)
{
    private const int FavoritesMax = 100_000, TaggedMax = 100_000;

    private static readonly JsonWriterOptions Options = new() { Indented = true };

    private UserRow User => profile.User;

    /// <summary>What somebody did is told page by page: however much it is, it is never in memory as a whole.</summary>
    public async Task WriteAsync(Stream file, CancellationToken ct)
    {
        await using var json = new Utf8JsonWriter(file, Options);
        json.WriteStartObject();
        json.WriteString("exportedAt", now.UtcDateTime);
        await WriteProfileAsync(json, ct);
        await WriteBelongingAsync(json, ct);
        await WriteGrantsAsync(json, ct);
        await WriteMarksAsync(json, ct);
        await json.FlushAsync(ct);
        await WriteEventsAsync(json, ct);
        json.WriteEndObject();
        await json.FlushAsync(ct);
    }

    private async ValueTask WriteProfileAsync(Utf8JsonWriter json, CancellationToken ct)
    {
        var photo = await services.People.PhotoAsync(User.Id, ct);
        var settings = await services.People.SettingsAsync(User.Id, ct);
        json.WriteStartObject("profile");
        json.WriteString("id", User.Id.Value);
        json.WriteString("name", User.Name);
        json.WriteString("displayName", User.DisplayName);
        json.WriteString("givenName", profile.GivenName);
        json.WriteString("surname", profile.Surname);
        json.WriteString("mail", User.Mail);
        json.WriteString("language", profile.Language);
        json.WriteString("role", User.Role.Name);
        json.WriteString("photo", photo is null ? null : $"{photo.MimeType}, {photo.SizeBytes} bytes, SHA-256 {photo.Blob.Hex}");
        json.WriteEndObject();
        json.WriteStartObject("settings");
        foreach (var setting in Domain.Settings.Settings.All)
            json.WriteString(setting.Name, settings.GetValueOrDefault(setting.Id, setting.Default));
        json.WriteEndObject();
    }

    private async ValueTask WriteBelongingAsync(Utf8JsonWriter json, CancellationToken ct)
    {
        List(json, "groups", await services.Grants.GroupsOfAsync(User.Id, ct), group =>
        {
            json.WriteString("id", group.Id.Value);
            json.WriteString("name", group.Name);
        });
        List(json, "spaces", await services.Grants.DrivesOfAsync(User.Id, ct), drive =>
        {
            json.WriteString("id", drive.Space.Id.Value);
            json.WriteString("name", drive.Space.Name);
            json.WriteBoolean("isOwn", drive.Space.Owner == User.Id);
            json.WriteNumber("usedBytes", drive.Space.UsedBytes);
        });
        List(json, "appTokens", await services.Grants.AppTokensAsync(User.Id, ct), token =>
        {
            json.WriteString("label", token.Label);
            json.WriteString("createdAt", token.CreatedAt.UtcDateTime);
            json.WriteString("expiresAt", token.ExpiresAt.UtcDateTime);
        });
    }

    private async ValueTask WriteGrantsAsync(Utf8JsonWriter json, CancellationToken ct)
    {
        List(json, "sharedByMe", await services.Grants.SharedByAsync(User.Id, ct), share => WriteGrant(json, share, share.SubjectName));
        List(json, "sharedWithMe", await services.Grants.SharedWithAsync(User.Id, ct), share =>
        {
            json.WriteString("name", share.Node.Name);
            WriteGrant(json, share.Share, share.Share.CreatedByName);
        });
        List(json, "links", await services.Grants.LinksByAsync(User.Id, ct), link =>
        {
            json.WriteString("type", link.Type);
            json.WriteString("label", link.Label);
            json.WriteBoolean("hasPassword", link.HasPassword);
            WriteGrant(json, link.Grant, with: null);
        });
    }

    private async ValueTask WriteMarksAsync(Utf8JsonWriter json, CancellationToken ct)
    {
        var favorites = await services.Core.PlacesAsync(await services.Marks.FavoritesAsync(User.Id, FavoritesMax, ct), ct);
        List(json, "favorites", favorites, place => WritePlace(json, place));
        if (User.PersonalSpace is not { } own) return;
        var tagged = await services.Marks.TaggedInAsync([own], TaggedMax, ct);
        List(json, "tags", await services.Core.PlacesAsync([.. tagged.Select(node => node.Key)], ct), place =>
        {
            WritePlace(json, place);
            json.WriteString("tags", string.Join(", ", tagged[place.Node.Id]));
        });
    }

    private async Task WriteEventsAsync(Utf8JsonWriter json, CancellationToken ct)
    {
        json.WriteStartArray("events");
        var filter = new ActivityFilter(Person: User.Id) { Max = ActivityFilter.PageMax };
        while (await services.Activity.PageAsync(filter, ct) is { Count: > 0 } page)
        {
            foreach (var row in page) WriteEvent(json, row);
            await json.FlushAsync(ct);
            if (page.Count < filter.Max) break;
            filter = filter with { Before = page[^1].Cursor };
        }

        json.WriteEndArray();
    }

    private static void WriteEvent(Utf8JsonWriter json, ActivityRow row)
    {
        json.WriteStartObject();
        json.WriteString("position", row.Cursor.ToString());
        json.WriteString("at", row.At.UtcDateTime);
        json.WriteString("what", row.Verb);
        json.WriteString("by", row.ActorName);
        if (row.SubjectName is { } subject) json.WriteString("whom", subject);
        if (row.SpaceName is { } space) json.WriteString("space", space);
        if (row.Path is { } path) json.WriteString("path", path);
        if (row.FromPath is { } from) json.WriteString("fromPath", from);
        if (row.SizeBytes is { } size) json.WriteNumber("bytes", size);
        if (row.Detail is { } detail) json.WriteString("detail", detail);
        json.WriteEndObject();
    }

    private static void WriteGrant(Utf8JsonWriter json, GrantRow grant, string? with)
    {
        json.WriteString("node", grant.Node.Value);
        if (with is not null) json.WriteString("person", with);
        json.WriteString("permissions", grant.Granted.Permissions.ToString());
        json.WriteString("since", grant.CreatedAt.UtcDateTime);
        if (grant.Granted.ExpiresAt is { } end) json.WriteString("until", end.UtcDateTime);
    }

    private static void WritePlace(Utf8JsonWriter json, PlacedRow place)
    {
        json.WriteString("node", place.Node.Id.Value);
        json.WriteString("path", $"/{string.Join('/', place.Way.Skip(1).Select(step => step.Name))}");
    }

    private static void List<T>(Utf8JsonWriter json, string member, IEnumerable<T> rows, Action<T> write)
    {
        json.WriteStartArray(member);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            write(row);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
