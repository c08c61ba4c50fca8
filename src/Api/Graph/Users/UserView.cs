using System.Text.Json;
using Api.Graph.Applications;
using Api.Graph.Drives;
using Api.Graph.Groups;
using Domain.Users;
using Projections.Core.Access;

namespace Api.Graph.Users;

/// <summary>An account as it is told, with what was asked for beside it.</summary>
/// <param name="IsFull">To the person themselves and who manages accounts; all others learn only whom they share with.</param>
internal sealed record UserView(ProfileRow Profile, IReadOnlyList<GroupRow>? Groups, DriveView? Drive, bool IsFull)
{
    public static async Task<UserView> LoadAsync(GraphRequest request, ProfileRow profile, CancellationToken ct)
    {
        var user = profile.User;
        var isFull = request.User.Role.ManagesAccounts || request.User.Id == user.Id;
        var groups = isFull && request.Query.Expands("memberOf") ? await request.Services.Grants.GroupsOfAsync(user.Id, ct) : null;
        if (!isFull || !request.Query.Expands("drive") || user.PersonalSpace is not { } space) return new(profile, groups, null, isFull);
        var drive = await request.Services.Grants.DriveAsync(space, ct);
        return new(profile, groups, drive is null ? null : (await DriveView.LoadAsync(request, [drive], ct))[0], isFull);
    }

    public static string TypeOf(AccountRole role) => role == AccountRole.Guest ? "Guest" : "Member";

    public void WriteTo(Utf8JsonWriter json, GraphRequest request)
    {
        var user = Profile.User;
        json.WriteStartObject();
        json.WriteString("id", user.Id.Value);
        json.WriteString("displayName", user.DisplayName);
        json.WriteString("userType", TypeOf(user.Role));
        if (user.Mail is { } mail) json.WriteString("mail", mail);
        if (IsFull) WriteRest(json, request);
        json.WriteEndObject();
    }

    private void WriteRest(Utf8JsonWriter json, GraphRequest request)
    {
        var user = Profile.User;
        json.WriteString("onPremisesSamAccountName", user.Name);
        json.WriteBoolean("accountEnabled", !user.IsDisabled);
        if (Profile.GivenName is { } givenName) json.WriteString("givenName", givenName);
        if (Profile.Surname is { } surname) json.WriteString("surname", surname);
        if (Profile.Language is { } language) json.WriteString("preferredLanguage", language);
        json.WriteStartArray("identities");
        json.WriteStartObject();
        json.WriteString("issuer", request.PublicUrl);
        json.WriteString("issuerAssignedId", user.Name);
        json.WriteEndObject();
        json.WriteEndArray();
        if (request.Query.Expands("appRoleAssignments"))
        {
            json.WriteStartArray("appRoleAssignments");
            RoleAssignment.WriteTo(json, user, request.Storage);
            json.WriteEndArray();
        }

        if (Groups is not null)
        {
            json.WriteStartArray("memberOf");
            foreach (var group in Groups) GroupView.Write(json, group);
            json.WriteEndArray();
        }

        if (Drive is null) return;
        json.WritePropertyName("drive");
        Drive.WriteTo(json, request);
    }
}
