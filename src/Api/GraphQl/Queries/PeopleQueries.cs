using Api.GraphQl.Relay;
using Api.GraphQl.Requests;
using Api.GraphQl.Types;
using Domain;
using Domain.Access;
using GraphQl.Execution;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Queries;

/// <summary>Query.people, Query.groups and Query.roles.</summary>
internal static class PeopleQueries
{
    /// <summary>Characters that a search needs, so that nobody lists everybody.</summary>
    public const int SearchMin = 3;

    private static readonly InputValueDefinition Search = new(
        "search", "String!", $"A part of a name. Only who manages accounts may ask with fewer than {SearchMin} characters.", "\"\"");

    public static readonly Field<object> People = Connection.Field<object>(
        "people", PersonType.Name, PeopleAsync, "Whom there is to share with, by what they are called.", Search);

    public static readonly Field<object> Groups = Connection.Field<object>(
        "groups", GroupType.Name, GroupsAsync, "Groups to share with, by name.", Search);

    public static readonly Field<object> AllRoles = new("roles", "[Role!]!", _ => Roles.All, "Every role that can be given.");

    private static async ValueTask<object?> PeopleAsync(object source, PageArguments page, FieldContext context)
    {
        var (request, search) = (context.Request, SearchOf(context));
        var found = await request.Services.Grants.ProfilesAsync(search, int.MaxValue, context.Aborted);
        return Paging.Of(
            found.Select(profile => PersonView.Of(profile, request)),
            person => (person.User.DisplayName.ToLowerInvariant(), person.User.Id.Value.ToString("N")), page);
    }

    private static async ValueTask<object?> GroupsAsync(object source, PageArguments page, FieldContext context)
    {
        var found = await context.Request.Services.Grants.GroupsAsync(SearchOf(context), int.MaxValue, context.Aborted);
        return Paging.Of(
            found.Select(row => new GroupView(row)), group => (group.Row.Name.ToLowerInvariant(), group.Row.Id.Value.ToString("N")), page);
    }

    private static string SearchOf(FieldContext context)
    {
        var (role, search) = (context.Request.User.Role, context.Argument<string>("search")!);
        if (role.ManagesAccounts) return search;
        if (!role.Shares) throw Refused.Because(AccessRules.Forbidden);
        return search.Length >= SearchMin
            ? search
            : throw Refused.Because(new(RefusalCode.Forbidden, $"A search needs at least {SearchMin} characters."), Search.Name);
    }
}
