using Domain;
using Domain.Access;
using Domain.Nodes;
using Domain.Spaces;
using Domain.Users;
using EventStore;

namespace Commands;

/// <param name="Alias">Null: made from the name.</param>
/// <param name="QuotaBytes">Null: unlimited.</param>
public sealed record NewSpace(SpaceId Id, string Name, string? Alias, string? Description, long? QuotaBytes);

/// <summary>The write side of spaces.</summary>
public sealed class Spaces(IEventStore store)
{
    /// <summary>The scope in which aliases are reserved. Stored with every alias: never changed.</summary>
    public static readonly Guid Aliases = new("1c9d7e3a-4b5f-4f9a-8e21-7a6b5c4d3e77");

    private readonly Decider<Space, SpaceEvent> _spaces = new(store, "space", Space.Initial, Space.Evolve);

    private readonly Decider<User, UserEvent> _users = new(store, "user", User.Initial, User.Evolve);

    /// <summary>A project space with its root folder; who makes it manages it.</summary>
    public async Task<Outcome> CreateProjectAsync(Envelope by, NewSpace wanted, CancellationToken ct)
    {
        var (id, root) = (wanted.Id, NodeId.New());
        var created = new SpaceEvent.ProjectSpaceCreated(
            root, wanted.Name, wanted.Alias ?? AliasOf(wanted), wanted.Description is { } text ? text : default(Personal?),
            wanted.QuotaBytes, by.Actor);
        var space = SpaceDecider.CreateProject(Space.Initial, created);
        if (space.Refusal is { } refusal) return refusal;
        var result = await store.AppendAsync(
            new AppendRequest
            {
                CommandId = by.CommandId,
                Metadata = by.ToMetadata(),
                Streams =
                [
                    new StreamAppend(new StreamId("space", id.Value), 0, space.Events),
                    new StreamAppend(Change.Stream(root), 0, NodeDecider.CreateRoot(Node.Initial, id, by.Actor).Events),
                ],
                Fences = AccessFence.OfActor(by),
                Reserve = [Alias(id, created.Alias.Value)],
                BudgetLimits = wanted.QuotaBytes is { } quota ? [new BudgetLimit(id.Value, quota)] : [],
            },
            ct);
        return result switch
        {
            AppendResult.Appended done => new Outcome.Done(root, 1, done.Last, Content: null, done.RecordedAt),
            AppendResult.NameTaken => new Refusal(RefusalCode.NameTaken, "Another space has this alias."),
            AppendResult.Fenced fenced => new Outcome.Stale(fenced.AdvancedAt),
            _ => new Outcome.Stale(Position: null),
        };
    }

    /// <summary>Event and limit in one append: from its position on, uploads are measured by the new quota.</summary>
    /// <param name="quotaBytes">Null: unlimited.</param>
    public Task<Outcome> SetQuotaAsync(Envelope by, SpaceId id, long? quotaBytes, CancellationToken ct) =>
        _spaces.TransactAsync(
            id.Value, by, space => SpaceDecider.SetQuota(space, quotaBytes, by.Actor),
            (_, request) => request with { BudgetLimits = [new BudgetLimit(id.Value, quotaBytes)] }, ct);

    public Task<Outcome> RenameAsync(Envelope by, SpaceId id, string name, CancellationToken ct) =>
        _spaces.TransactAsync(id.Value, by, space => SpaceDecider.Rename(space, name, by.Actor), ct);

    public Task<Outcome> DescribeAsync(Envelope by, SpaceId id, string? description, CancellationToken ct) =>
        _spaces.TransactAsync(id.Value, by, space => SpaceDecider.Describe(space, description, by.Actor), ct);

    public Task<Outcome> SetAliasAsync(Envelope by, SpaceId id, string alias, CancellationToken ct) =>
        _spaces.TransactAsync(
            id.Value, by, space => SpaceDecider.SetAlias(space, alias, by.Actor),
            (space, request) => request with
            {
                Reserve = [Alias(id, alias)],
                Release = [Alias(id, ((Space.Made)space).Alias!.Value.Value)],
            },
            ct);

    public Task<Outcome> SetImageAsync(Envelope by, SpaceId id, NodeId? image, CancellationToken ct) =>
        _spaces.TransactAsync(id.Value, by, space => SpaceDecider.SetImage(space, image, by.Actor), ct);

    public Task<Outcome> SetReadmeAsync(Envelope by, SpaceId id, NodeId? readme, CancellationToken ct) =>
        _spaces.TransactAsync(id.Value, by, space => SpaceDecider.SetReadme(space, readme, by.Actor), ct);

    /// <summary>Adds a member, or gives one another role or expiry.</summary>
    public Task<Outcome> SetMemberAsync(
        Envelope by, LogPosition seenAt, SpaceId id, Grantee member, Granted granted, CancellationToken ct) =>
        _spaces.TransactAsync(
            id.Value, by, space => SpaceDecider.SetMember(space, member, granted, by.Actor),
            (_, request) => request.Changing(id, seenAt), ct);

    public Task<Outcome> RemoveMemberAsync(Envelope by, SpaceId id, Grantee member, CancellationToken ct) =>
        _spaces.TransactAsync(
            id.Value, by, space => SpaceDecider.RemoveMember(space, member, by.Actor), (_, request) => request.ChangingGrants(id), ct);

    public Task<Outcome> ExpireMemberAsync(Envelope by, SpaceId id, Grantee member, DateTimeOffset now, CancellationToken ct) =>
        _spaces.TransactAsync(
            id.Value, by, space => SpaceDecider.ExpireMember(space, member, now), (_, request) => request.ChangingGrants(id), ct);

    public Task<Outcome> DisableAsync(Envelope by, SpaceId id, CancellationToken ct) =>
        _spaces.TransactAsync(id.Value, by, space => SpaceDecider.Disable(space, by.Actor), (_, request) => request.ChangingGrants(id), ct);

    /// <remarks>What the owner's role was decides; another role or owner meanwhile advances a fence, and it is decided again.</remarks>
    public async Task<Outcome> EnableAsync(Envelope by, SpaceId id, CancellationToken ct)
    {
        var seenAt = await store.HeadAsync(ct);
        var owner = (await _spaces.LoadAsync(id.Value, ct)).State is Space.Made { Owner: { } person }
            ? (await _users.LoadAsync(person.Value, ct)).State
            : User.Initial;
        return await _spaces.TransactAsync(
            id.Value, by, space => SpaceDecider.Enable(space, by.Actor, owner is not User.Registered { Role.HasSpace: false }),
            (_, request) => request.Behind(id, seenAt), ct);
    }

    public Task<Outcome> DeleteAsync(Envelope by, SpaceId id, CancellationToken ct) =>
        _spaces.TransactAsync(
            id.Value, by, space => SpaceDecider.Delete(space, by.Actor),
            (space, request) => (((Space.Made)space).Alias is { } alias ? request with { Release = [Alias(id, alias.Value)] } : request)
                .ChangingGrants(id),
            ct);

    public Task<Outcome> HandOverAsync(Envelope by, SpaceId id, UserId to, CancellationToken ct) =>
        _spaces.TransactAsync(
            id.Value, by, space => SpaceDecider.HandOver(space, to, by.Actor), (_, request) => request.ChangingGrants(id), ct);

    /// <summary>Two spaces may have one name, so the alias holds a part of the id as well.</summary>
    private static string AliasOf(NewSpace space)
    {
        var words = string.Join('-', space.Name.ToLowerInvariant().Split([' ', '/', '\\'], StringSplitOptions.RemoveEmptyEntries));
        var end = $"-{space.Id.Value.ToString("N")[^6..]}";
        return words.Shortened(SpaceDecider.NameMax - end.Length) + end;
    }

    private static Reservation Alias(SpaceId id, string alias) => new(Aliases, alias.ToLowerInvariant(), id.Value);
}
