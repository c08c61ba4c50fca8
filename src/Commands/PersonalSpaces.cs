using Domain;
using Domain.Nodes;
using Domain.Spaces;
using Domain.Users;
using EventStore;

namespace Commands;

/// <summary>
/// Whose role lets them have a space of their own has one. Who becomes a guest keeps theirs, disabled: nobody reaches it until it is
/// handed over to somebody else, or they become more than a guest again.
/// </summary>
internal sealed class PersonalSpaces(IEventStore store)
{
    private readonly Decider<Space, SpaceEvent> _spaces = new(store, "space", Space.Initial, Space.Evolve);

    /// <summary>What an append takes that makes a space with its root folder, or why there can be none.</summary>
    public static (IReadOnlyList<StreamAppend> Streams, IReadOnlyList<BudgetLimit> Limits, NodeId Root, Refusal? Refusal) New(
        Envelope by, UserId owner, string name, long? quotaBytes)
    {
        var (id, root) = (SpaceId.New(), NodeId.New());
        var space = SpaceDecider.CreatePersonal(
            Space.Initial, new SpaceEvent.PersonalSpaceCreated(owner, root, name, quotaBytes, by.Actor));
        var folder = NodeDecider.CreateRoot(Node.Initial, id, by.Actor);
        return (
            [new StreamAppend(new StreamId("space", id.Value), 0, space.Events), new StreamAppend(Change.Stream(root), 0, folder.Events)],
            quotaBytes is { } quota ? [new BudgetLimit(id.Value, quota)] : [],
            root, space.Refusal ?? folder.Refusal);
    }

    /// <summary>What goes with another role.</summary>
    /// <param name="own">Their space, as core knows it; null: none.</param>
    public async Task<Func<User, AppendRequest, AppendRequest>> FollowAsync(
        Envelope by, UserId person, AccountRole role, SpaceId? own, CancellationToken ct)
    {
        var (space, version) = own is { } id ? await _spaces.LoadAsync(id.Value, ct) : (Space.Initial, 0);
        var isOwn = space is Space.Made { Owner: var owner } && owner == person;
        return (user, request) =>
        {
            var account = (User.Registered)user;
            if (account.Role.HasSpace == role.HasSpace) return request;
            if (!isOwn) return role.HasSpace ? Made(by, person, account, request) : request;

            var decision = role.HasSpace ? SpaceDecider.Enable(space, by.Actor) : SpaceDecider.Disable(space, by.Actor);
            if (decision.Events.Count == 0) return request;
            var stream = new StreamAppend(new StreamId("space", own!.Value.Value), version, decision.Events);
            return (request with { Streams = [.. request.Streams, stream] }).ChangingGrants(own.Value);
        };
    }

    private static AppendRequest Made(Envelope by, UserId person, User.Registered user, AppendRequest request)
    {
        // Of a name that an account may have, and without a quota, a space is never refused.
        var (streams, _, _, _) = New(by, person, user.Profile.DisplayName.Value, quotaBytes: null);
        return request with { Streams = [.. request.Streams, .. streams] };
    }
}
