using Api.GraphQl.Requests;
using Projections.Core;
using Projections.Core.Access;

namespace Api.GraphQl.Types;

/// <summary>Somebody with an account.</summary>
/// <param name="IsFull">To the person themselves and who manages accounts; all others learn only whom they share with.</param>
internal sealed record PersonView(ProfileRow Profile, bool IsFull)
{
    public UserRow User => Profile.User;

    public static PersonView Of(ProfileRow profile, GraphQlRequest request) =>
        new(profile, request.User.Role.ManagesAccounts || request.User.Id == profile.User.Id);
}
