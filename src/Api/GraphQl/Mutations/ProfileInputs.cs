using Api.Accounts;
using Domain.Users;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Mutations;

/// <summary>What inputs that tell of a person have in common.</summary>
internal static class ProfileInputs
{
    public static readonly IReadOnlyList<InputValueDefinition> Names =
    [
        new("givenName", "String", "Their given name; null: none."),
        new("surname", "String", "Their surname; null: none."),
    ];

    public static readonly IReadOnlyList<InputValueDefinition> NamesAndMail =
        [.. Names, new("mail", "String", "Where mail reaches them; null: nowhere.")];

    public static readonly InputValueDefinition Language = new(
        "language", "String", "The language that they want to be spoken to in (RFC 5646); null: whichever.");

    public static InputRules Profile(this InputRules rules) => rules
        .Text("givenName", UserDecider.TextMax).Text("surname", UserDecider.TextMax).Text("mail", UserDecider.TextMax)
        .Text("language", UserDecider.LanguageMax);

    public static ProfileChange Of(InputObject input) => new(
        Said("displayName", input), Said("givenName", input), Said("surname", input), Said("mail", input), Said("language", input));

    private static Said Said(string name, InputObject input) => new(input.Has(name), input.Get<string>(name));
}
