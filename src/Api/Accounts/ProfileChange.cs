using Domain;
using Domain.Users;

namespace Api.Accounts;

/// <summary>What is said of one value: nothing, or its new text; an empty one takes away what was there.</summary>
internal readonly record struct Said(bool IsSaid, string? Text)
{
    public Personal? Or(Personal? was) => !IsSaid ? was : string.IsNullOrEmpty(Text) ? default(Personal?) : new Personal(Text);
}

/// <summary>What becomes of a person's profile; what nothing is said of stays.</summary>
/// <param name="DisplayName">Nobody is without: null leaves it.</param>
internal sealed record ProfileChange(Said DisplayName, Said GivenName, Said Surname, Said Mail, Said Language)
{
    public static readonly ProfileChange None = new(default, default, default, default, default);

    public bool IsAny => HasNames || Mail.IsSaid || Language.IsSaid;

    public bool HasNames => DisplayName.IsSaid || GivenName.IsSaid || Surname.IsSaid;

    public Profile Apply(Profile profile) => profile with
    {
        DisplayName = DisplayName.Text is { } name ? name : profile.DisplayName,
        GivenName = GivenName.Or(profile.GivenName),
        Surname = Surname.Or(profile.Surname),
        Mail = Mail.Or(profile.Mail),
        Language = !Language.IsSaid ? profile.Language : Language.Text is "" ? null : Language.Text,
    };
}
