using System.Diagnostics;
using Domain;
using Domain.Users;
using EventStore;

namespace Commands;

/// <param name="Name">The sign-in name, as it was typed.</param>
/// <param name="QuotaBytes">Of the personal space; null: unlimited.</param>
/// <param name="IsGuest">A guest has no space.</param>
public sealed record NewUser(UserId Id, string Name, string DisplayName, string? Mail, bool IsAdmin, long? QuotaBytes, bool IsGuest = false);

/// <summary>The write side of accounts. Password hashes are kept in <see cref="ICredentials"/>, outside the log.</summary>
public sealed class Users(IEventStore store, ICredentials credentials)
{
    /// <summary>The scope in which sign-in names are reserved. Stored with every name: never changed.</summary>
    public static readonly Guid SignInNames = new("5b1f6a52-8f0e-4a6c-9d3e-6f2f0c7b91d4");

    private readonly PersonalSpaces _personal = new(store);
    private readonly Decider<User, UserEvent> _users = new(store, "user", User.Initial, User.Evolve);

    /// <summary>Registers an account with its personal space and that space's root folder, in one append. A guest has neither.</summary>
    /// <remarks>The hash is stored first, so that no account exists without one; without the account it opens nothing.</remarks>
    public async Task<Outcome> RegisterAsync(Envelope by, NewUser user, string passwordHash, CancellationToken ct)
    {
        if (SignInName.Parse(user.Name, out var unfit) is not { } name) return unfit!;

        var (state, version) = await _users.LoadAsync(user.Id.Value, ct);
        var registered = Registered(state, user, name, by.Actor);
        var (own, limits, root, noSpace) =
            user.IsGuest ? ([], [], default, null) : PersonalSpaces.New(by, user.Id, user.DisplayName, user.QuotaBytes);
        if ((registered.Refusal ?? noSpace) is { } refusal) return refusal;
        if (registered.Events.Count == 0) return Unchanged(version);

        await credentials.StoreAsync(user.Id, passwordHash, ct);
        var result = await store.AppendAsync(
            new AppendRequest
            {
                CommandId = by.CommandId,
                Metadata = by.ToMetadata(),
                Streams = [new StreamAppend(new StreamId("user", user.Id.Value), version, registered.Events), .. own],
                Fences = AccessFence.OfActor(by),
                Reserve = [new Reservation(SignInNames, name.Value, user.Id.Value)],
                BudgetLimits = limits,
            },
            ct);
        return result switch
        {
            AppendResult.Appended done => new Outcome.Done(root, 1, done.Last, Content: null, done.RecordedAt),
            AppendResult.NameTaken => new Refusal(RefusalCode.NameTaken, "Another account has this sign-in name."),
            AppendResult.WrongVersion => new Outcome.Stale(Position: null),
            AppendResult.Fenced fenced => new Outcome.Stale(fenced.AdvancedAt),
            var other => throw new UnreachableException(other.ToString()),
        };
    }

    /// <summary>
    /// The new hash is stored first, then the event voids what was verified before. Whoever verifies a password must therefore have read
    /// the account's credential version before the hash: a verification of the old hash is then void, never the other way round.
    /// </summary>
    /// <param name="was">
    /// The hash that the actor proved to know the password of. Who was overtaken by another change, their own account's reset by an
    /// administrator perhaps, does not undo it. Null: whatever it was.
    /// </param>
    public async Task<Outcome> ChangePasswordAsync(Envelope by, UserId id, string passwordHash, CancellationToken ct, string? was = null)
    {
        var (state, _) = await _users.LoadAsync(id.Value, ct);
        if (UserDecider.ChangePassword(state, by.Actor).Refusal is { } refusal) return refusal;

        if (was is null) await credentials.StoreAsync(id, passwordHash, ct);
        else if (!await credentials.ReplaceAsync(id, was, passwordHash, ct)) return PasswordIsAnother;
        return await _users.TransactAsync(
            id.Value, by, user => UserDecider.ChangePassword(user, by.Actor), (_, request) => request.Voiding(id.Value), ct);
    }

    public Task<Outcome> DisableAsync(Envelope by, UserId id, CancellationToken ct) =>
        _users.TransactAsync(id.Value, by, user => UserDecider.Disable(user, by.Actor), (_, request) => request.Voiding(id.Value), ct);

    public Task<Outcome> EnableAsync(Envelope by, UserId id, CancellationToken ct) =>
        _users.TransactAsync(id.Value, by, user => UserDecider.Enable(user, by.Actor), ct);

    /// <param name="own">Their personal space; null: none. It comes with a role that may have one, and goes with one that may not.</param>
    public async Task<Outcome> SetRoleAsync(Envelope by, UserId id, AccountRole role, SpaceId? own, CancellationToken ct)
    {
        var follow = await _personal.FollowAsync(by, id, role, own, ct);
        return await _users.TransactAsync(
            id.Value, by, user => UserDecider.SetRole(user, role, by.Actor), (user, request) => follow(user, request.ChangingAccess()), ct);
    }

    public Task<Outcome> ChangeProfileAsync(Envelope by, UserId id, Func<Profile, Profile> change, CancellationToken ct) =>
        _users.TransactAsync(id.Value, by, user => UserDecider.ChangeProfile(user, change, by.Actor), ct);

    /// <param name="inline">The bytes, when they become durable in the append itself.</param>
    public Task<Outcome> SetPhotoAsync(
        Envelope by, UserId id, BlobId blob, long sizeBytes, string mimeType, ReadOnlyMemory<byte>? inline, CancellationToken ct) =>
        _users.TransactAsync(
            id.Value, by, user => UserDecider.SetPhoto(user, blob, sizeBytes, mimeType, by.Actor),
            (_, request) => inline is { } bytes
                ? request with { Attachments = [new Attachment(Convert.FromHexString(blob.Hex), bytes)] }
                : request,
            ct);

    public Task<Outcome> RemovePhotoAsync(Envelope by, UserId id, CancellationToken ct) =>
        _users.TransactAsync(id.Value, by, user => UserDecider.RemovePhoto(user, by.Actor), ct);

    public Task<Outcome> RestoreAsync(Envelope by, UserId id, CancellationToken ct) =>
        _users.TransactAsync(id.Value, by, user => UserDecider.Restore(user, by.Actor), ct);

    public Task<Outcome> EraseAsync(Envelope by, UserId id, CancellationToken ct) =>
        _users.TransactAsync(id.Value, by, user => UserDecider.Erase(user, by.Actor), ct);

    /// <summary>The sign-in name stays taken, so that nobody can be mistaken for who had it.</summary>
    public Task<Outcome> DeleteAsync(Envelope by, UserId id, CancellationToken ct) =>
        _users.TransactAsync(id.Value, by, user => UserDecider.Delete(user, by.Actor), (_, request) => request.Voiding(id.Value), ct);

    private static Decision<UserEvent> Registered(User state, NewUser user, SignInName name, UserId by)
    {
        var registered = UserDecider.Register(state, name, user.DisplayName, user.Mail, user.IsAdmin, by);
        if (!user.IsGuest || registered.Events.Count == 0) return registered;
        var account = registered.Events.Aggregate(state, User.Evolve);
        return [.. registered, .. UserDecider.SetRole(account, AccountRole.Guest, by)];
    }

    private static Refusal PasswordIsAnother => new(RefusalCode.Conflict, "The password was changed meanwhile.");

    private static Outcome.Done Unchanged(long version) => new(default, version, Position: null, Content: null, RecordedAt: null);
}
