namespace Api.Graph.Groups;

/// <summary>Groups and who is in them.</summary>
internal static class GroupRoutes
{
    private const string Groups = $"{GraphRoutes.Stable}/groups";
    private const string One = $"{Groups}/{{group}}";

    public static IEnumerable<GraphRoute> All { get; } =
    [
        new("GET", Groups, ReadGroups.AllAsync),
        new("POST", Groups, ChangeGroup.CreateAsync),
        new("GET", One, ReadGroups.OneAsync),
        new("PATCH", One, ChangeGroup.ChangeAsync),
        new("DELETE", One, ChangeGroup.DeleteAsync),
        new("GET", $"{One}/members", ReadGroups.MembersAsync),
        new("POST", $"{One}/members/$ref", GroupMembers.AddAsync),
        new("DELETE", $"{One}/members/{{member}}/$ref", GroupMembers.RemoveAsync),
    ];
}
