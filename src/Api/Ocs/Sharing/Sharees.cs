using Domain.Access;
using Domain.Users;
using Projections.Core.Access;

namespace Api.Ocs.Sharing;

/// <summary>GET of sharees: people and groups to share with, by a part of their name; for whose account may share.</summary>
internal static class Sharees
{
    /// <summary>A shorter search finds nothing: nobody lists everybody by single letters.</summary>
    public const int SearchMinLength = 3;

    public const int FoundMax = 100;

    public static async Task HandleAsync(OcsRequest request, CancellationToken ct)
    {
        if (!request.User.Role.Shares)
        {
            await request.Answer.RefuseAsync(AccessRules.Forbidden);
            return;
        }

        var search = (request["search"] ?? "").Trim();
        var isLong = search.Length >= SearchMinLength;
        var people = isLong ? await request.Services.Grants.ProfilesAsync(search, FoundMax, ct) : [];
        var groups = isLong ? await request.Services.Grants.GroupsAsync(search, FoundMax, ct) : [];
        var others = people.Where(person => person.User.Id != request.Caller.Id && !person.User.IsDisabled).ToList();
        bool IsExactly(string name) => name.Equals(search, StringComparison.OrdinalIgnoreCase);

        var exactPeople = others.Where(person => IsExactly(person.User.Name) || IsExactly(person.User.DisplayName)).ToList();
        var exactGroups = groups.Where(group => IsExactly(group.Name)).ToList();
        await request.Answer.OkAsync(OcsValue.Object(
            ("exact", OcsValue.Object(
                ("users", List(exactPeople.Select(Of))), ("groups", List(exactGroups.Select(Of))), ("remotes", OcsValue.List()))),
            ("users", List(others.Except(exactPeople).Select(Of))),
            ("groups", List(groups.Except(exactGroups).Select(Of))),
            ("remotes", OcsValue.List())));
    }

    private static OcsValue List(IEnumerable<OcsValue> values) => OcsValue.List([.. values]);

    private static OcsValue Of(ProfileRow person) => OcsValue.Object(
        ("label", person.User.DisplayName),
        ("value", OcsValue.Object(
            ("shareType", ShareView.User), ("shareWith", person.User.Name), ("shareWithAdditionalInfo", person.User.Mail ?? ""),
            ("userType", person.User.Role == AccountRole.Guest ? ShareView.Guest : ShareView.Member))));

    private static OcsValue Of(GroupRow group) => OcsValue.Object(
        ("label", group.Name), ("value", OcsValue.Object(("shareType", ShareView.Group), ("shareWith", group.Name))));
}
