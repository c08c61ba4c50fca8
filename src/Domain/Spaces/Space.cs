using System.Collections.Immutable;
using System.Diagnostics;
using Domain.Access;
using static Domain.Spaces.SpaceEvent;

namespace Domain.Spaces;

/// <summary>The state that a decision about a space needs.</summary>
public abstract record Space
{
    private Space() { }

    public sealed record Missing : Space;

    /// <param name="Owner">Of a personal space.</param>
    /// <param name="Alias">Of a project space.</param>
    /// <param name="QuotaBytes">Null: unlimited.</param>
    public sealed record Made(
        UserId? Owner, NodeId Root, Domain.Personal Name, Domain.Personal? Alias, Domain.Personal? Description, long? QuotaBytes,
        NodeId? Image, NodeId? Readme, bool IsDisabled, ImmutableDictionary<Grantee, Granted> Members) : Space
    {
        public bool IsPersonal => Owner is not null;

        /// <summary>Whether without this grantee somebody would be left who manages the space for longer than until some date.</summary>
        public bool HasManagerBeside(Grantee? grantee) =>
            Members.Any(member => member.Key != grantee && member.Value.Role == Roles.Manager.Id && member.Value.ExpiresAt is null);
    }

    public sealed record Deleted : Space;

    public static readonly Space Initial = new Missing();

    public static Space Evolve(Space state, SpaceEvent @event) => (state, @event) switch
    {
        (Missing, PersonalSpaceCreated e) => New(e.Owner, e.Root, e.Name, alias: null, description: null, e.QuotaBytes),
        (Missing, ProjectSpaceCreated e) => New(owner: null, e.Root, e.Name, e.Alias, e.Description, e.QuotaBytes),
        (Made space, QuotaSet e) => space with { QuotaBytes = e.QuotaBytes },
        (Made space, SpaceRenamed e) => space with { Name = e.Name },
        (Made space, SpaceDescribed e) => space with { Description = e.Description },
        (Made space, SpaceAliasSet e) => space with { Alias = e.Alias },
        (Made space, SpaceImageSet e) => space with { Image = e.Image },
        (Made space, SpaceReadmeSet e) => space with { Readme = e.Readme },
        (Made space, MemberAdded e) => space with { Members = space.Members.Add(e.Member, e.Granted) },
        (Made space, MemberChanged e) => space with { Members = space.Members.SetItem(e.Member, e.Granted) },
        (Made space, MemberRemoved e) => space with { Members = space.Members.Remove(e.Member) },
        (Made space, MemberExpired e) => space with { Members = space.Members.Remove(e.Member) },
        (Made space, SpaceDisabled) => space with { IsDisabled = true },
        (Made space, SpaceEnabled) => space with { IsDisabled = false },
        (Made, SpaceDeleted) => new Deleted(),
        (Made space, SpaceHandedOver e) => space with { Owner = e.To },
        _ => throw new UnreachableException($"{@event.GetType().Name} cannot follow {state.GetType().Name}"),
    };

    private static Made New(
        UserId? owner, NodeId root, Domain.Personal name, Domain.Personal? alias, Domain.Personal? description, long? quotaBytes) => new(
            owner, root, name, alias, description, quotaBytes, Image: null, Readme: null, IsDisabled: false,
            ImmutableDictionary<Grantee, Granted>.Empty);
}
