using Domain;
using Domain.Access;
using Projections.Core.Access;

namespace Api.Sharing;

/// <summary>Who may know that something is granted to somebody.</summary>
internal static class GrantSight
{
    /// <summary>
    /// Who may not see what is granted on a thing is not told that something is. What people have themselves, and what they gave, they know.
    /// </summary>
    /// <param name="standing">Of the person, on the thing that it is granted on.</param>
    public static bool IsKnown(GrantRow grant, UserId person, Standing standing) =>
        AccessRules.Authorize(AccessAction.SeeGrants, standing).IsAllowed
        || (AccessRules.Authorize(AccessAction.See, standing).IsAllowed
            && (grant.CreatedBy == person || standing.Grants.Any(each => each.Id == grant.Id)));
}
