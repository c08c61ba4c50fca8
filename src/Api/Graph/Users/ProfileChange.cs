using Domain;
using Domain.Users;

namespace Api.Graph.Users;

/// <summary>The members of a body that make up a person's profile.</summary>
internal static class ProfileChange
{
    /// <summary>What becomes of the profile; null when the body says nothing about it.</summary>
    public static Func<Profile, Profile>? Read(GraphBody body)
    {
        string[] names = ["displayName", "givenName", "surname", "mail", "preferredLanguage"];
        if (!names.Any(body.Has)) return null;
        var (displayName, language) = (body.Text("displayName"), body.Text("preferredLanguage"));
        var (givenName, surname, mail) = (Read(body, "givenName"), Read(body, "surname"), Read(body, "mail"));
        return profile => profile with
        {
            DisplayName = displayName is null ? profile.DisplayName : displayName,
            GivenName = givenName(profile.GivenName),
            Surname = surname(profile.Surname),
            Mail = mail(profile.Mail),
            Language = body.Has("preferredLanguage") ? (language is "" ? null : language) : profile.Language,
        };
    }

    /// <summary>An empty text takes away what was there.</summary>
    private static Func<Personal?, Personal?> Read(GraphBody body, string name)
    {
        var text = body.Text(name);
        if (!body.Has(name)) return static was => was;
        return _ => string.IsNullOrEmpty(text) ? default(Personal?) : new Personal(text);
    }
}
