using Api.GraphQl.Relay;
using Api.GraphQl.Requests;
using Domain.Users;
using GraphQl.Execution;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Types;

/// <summary>type Person.</summary>
internal static class PersonType
{
    public const string Name = "Person";

    public static readonly ObjectType<PersonView> Definition = new(Name, "Somebody with an account.",
    [
        new("id", "ID!", person => GlobalId.Of(person.User.Id).ToString(), "Stays the same for ever."),
        new("displayName", "String!", person => person.User.DisplayName, "What people call them."),
        new("mail", "String", (person, context) => new(MailOf(person, context)),
            "Where mail reaches them; null for guests, who look nobody up."),
        Full("signInName", "String", person => person.User.Name, "The name that they sign in with."),
        Full("givenName", "String", person => person.Profile.GivenName, "Their given name."),
        Full("surname", "String", person => person.Profile.Surname, "Their surname."),
        Full("language", "String", person => person.Profile.Language, "The language that they want to be spoken to in (RFC 5646)."),
        Full("role", "AccountRole", person => person.User.Role, "What their account may do beside the files that it has or is given."),
        Full("isDisabled", "Boolean", person => person.User.IsDisabled, "Whether they cannot sign in until they are enabled again."),
        new("isDeleted", "Boolean!", person => person.User.IsDeleted, "Whether their account is gone: what they did stays theirs."),
        PhotoType.OfPerson,
        new("personalSpace", SpaceType.Name, PersonalSpace, "Their own space, for who may know of it."),
    ],
    [NodeInterface.Name]);

    public static readonly EnumTypeDefinition Role = new("AccountRole", "What an account may do beside the files that it has or is given.",
    [
        new("ADMIN", "Manages accounts, groups and all project spaces.", AccountRole.Admin),
        new("SPACE_ADMIN", "Manages all project spaces.", AccountRole.SpaceAdmin),
        new("USER", "Has a space, makes project spaces, shares.", AccountRole.User),
        new("GUEST", "Works with what others share.", AccountRole.Guest),
    ]);

    private static Field<PersonView> Full(string name, string type, Func<PersonView, object?> read, string description) =>
        new(name, type, person => person.IsFull ? read(person) : null,
            $"{description} Null for all but themselves and who manages accounts.");

    private static string? MailOf(PersonView person, FieldContext context) =>
        person.IsFull || context.Request.User.Role.Shares ? person.User.Mail : null;

    private static ValueTask<object?> PersonalSpace(PersonView person, FieldContext context) =>
        person.User.PersonalSpace is { } id ? context.Loaders.Spaces.Load(id) : default;
}
