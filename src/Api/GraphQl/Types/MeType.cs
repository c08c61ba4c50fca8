using Api.GraphQl.Queries;
using Api.GraphQl.Requests;
using GraphQl.Execution;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Types;

/// <summary>type Me — who asks, with all that is theirs.</summary>
internal static class MeType
{
    public const string Name = "Me";

    public static readonly ObjectType<GraphQlRequest> Definition = new(Name, "You, with what is yours.",
    [
        new("person", PersonType.Name, (me, context) => context.Loaders.People.Load(me.User.Id), "You, as others see you, and more."),
        new("role", "AccountRole!", me => me.User.Role, "What your account may do."),
        new("personalSpace", SpaceType.Name, PersonalSpace, "Your own space; guests have none."),
        new("canShare", "Boolean!", me => me.User.Role.Shares, "Whether you may share anything at all."),
        new("canCreateSpaces", "Boolean!", me => me.User.Role.CreatesSpaces, "Whether you may make project spaces."),
        new("isSignedInByAppToken", "Boolean!", me => me.Caller.Token is not null,
            "Whether a program's password was used: it changes no passwords."),
        MarkFields.Favorites,
        MarkFields.Tags,
        SettingType.OfMe,
        .. MineQueries.Fields,
    ]);

    public static readonly Field<object> Query = new("me", $"{Name}!", (_, context) => new(context.Request), "You.");

    private static ValueTask<object?> PersonalSpace(GraphQlRequest me, FieldContext context) =>
        me.User.PersonalSpace is { } id ? context.Loaders.Spaces.Load(id) : default;
}
