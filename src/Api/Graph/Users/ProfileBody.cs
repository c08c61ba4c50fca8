using Api.Accounts;

namespace Api.Graph.Users;

/// <summary>The members of a body that make up a person's profile.</summary>
internal static class ProfileBody
{
    public static ProfileChange Read(GraphBody body) => new(
        Said("displayName", body), Said("givenName", body), Said("surname", body), Said("mail", body), Said("preferredLanguage", body));

    private static Said Said(string name, GraphBody body) => new(body.Has(name), body.Text(name));
}
