using System.Text.Json;
using Api.Graph.Users;
using Projections.Core;

namespace Api.Graph.Invitations;

/// <summary>An invitation as it is told.</summary>
/// <param name="Password">What the guest signs in with at first; told only once.</param>
internal sealed record InvitationView(UserRow Guest, string? Password = null)
{
    public void WriteTo(Utf8JsonWriter json, GraphRequest request)
    {
        json.WriteStartObject();
        json.WriteString("id", Guest.Id.Value);
        json.WriteString("invitedUserDisplayName", Guest.DisplayName);
        json.WriteString("invitedUserEmailAddress", Guest.Mail);
        json.WriteString("invitedUserType", UserView.TypeOf(Guest.Role));
        json.WriteBoolean("sendInvitationMessage", false);
        json.WriteString("inviteRedeemUrl", $"{request.PublicUrl}/");
        json.WriteString("status", "Completed");
        json.WriteStartObject("invitedUser");
        json.WriteString("id", Guest.Id.Value);
        json.WriteString("displayName", Guest.DisplayName);
        json.WriteString("mail", Guest.Mail);
        json.WriteString("userType", UserView.TypeOf(Guest.Role));
        json.WriteString("onPremisesSamAccountName", Guest.Name);
        if (Password is not null)
        {
            json.WriteStartObject("passwordProfile");
            json.WriteString("password", Password);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
