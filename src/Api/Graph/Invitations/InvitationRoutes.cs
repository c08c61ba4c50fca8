using Api.Accounts;
using Api.Http.Authentication;
using Domain;
using Domain.Access;
using Domain.Users;
using Projections.Core;
using Projections.Core.Access;

namespace Api.Graph.Invitations;

/// <summary>
/// Guests by mail address: who manages accounts invites them. Nothing is sent: the answer carries what the one who invites has to pass
/// on, and nobody hears the password again.
/// </summary>
internal static class InvitationRoutes
{
    private const string Invitations = $"{GraphRoutes.Stable}/invitations";

    public static IEnumerable<GraphRoute> All { get; } =
    [
        new("GET", Invitations, AllAsync),
        new("POST", Invitations, InviteAsync),
        new("GET", $"{Invitations}/{{invitation}}", OneAsync),
    ];

    private static async Task<GraphAnswer> InviteAsync(GraphRequest request, CancellationToken ct)
    {
        if (!request.User.Role.ManagesAccounts) return GraphRefusal.Forbidden;
        var body = await request.ReadAsync(ct);
        var (mail, displayName) = (body.Text("invitedUserEmailAddress"), body.Text("invitedUserDisplayName"));
        var type = body.Text("invitedUserType");
        var isMailWanted = body.Flag("sendInvitationMessage") ?? false;
        if (body.Refusal is { } unfit) return unfit;
        if (mail is null || !IsMail(mail)) return GraphRefusal.Invalid("An invitedUserEmailAddress is needed.");
        if (type is not (null or "Guest")) return GraphRefusal.Invalid("Only guests are invited: other accounts are made.");
        if (isMailWanted) return GraphRefusal.Invalid("This server sends no mail: pass the invitation on yourself.");

        var password = Passwords.New();
        var account = new NewAccount(
            UserId.New(), mail, string.IsNullOrWhiteSpace(displayName) ? mail : displayName, mail, password, ProfileChange.None,
            AccountRole.Guest, IsEnabled: true);
        foreach (var step in await account.StepsAsync(request.Services))
            if (await request.CommandAsync(AccessReasons.AccountRole, by => step.RunAsync(by, ct), ct) is { } no) return no;
        return await request.Services.Core.UserAsync(account.Id, ct) is { } guest
            ? GraphAnswer.Created(json => new InvitationView(guest, password).WriteTo(json, request))
            : GraphRefusal.TooEarly;
    }

    private static async Task<GraphAnswer> AllAsync(GraphRequest request, CancellationToken ct)
    {
        if (!request.User.Role.ManagesAccounts) return GraphRefusal.Forbidden;
        if (request.Query.Refusal is { } unfit) return unfit;
        var everybody = await request.Services.Grants.ProfilesAsync(search: "", int.MaxValue, ct);
        List<ProfileRow> guests = [.. everybody.Where(each => IsInvited(each.User))];
        return GraphAnswer.Page(guests, request.Query, (json, guest) => new InvitationView(guest.User).WriteTo(json, request));
    }

    private static async Task<GraphAnswer> OneAsync(GraphRequest request, CancellationToken ct) =>
        request.User.Role.ManagesAccounts && Guid.TryParseExact(request["invitation"], "D", out var id)
            && await request.Services.Core.UserAsync(new UserId(id), ct) is { IsDeleted: false } guest && IsInvited(guest)
            ? GraphAnswer.Ok(json => new InvitationView(guest).WriteTo(json, request))
            : GraphRefusal.NotFound;

    /// <summary>An invitation is the account that it made: a guest who is known by mail.</summary>
    private static bool IsInvited(UserRow user) => user.Role == AccountRole.Guest && user.Mail is not null;

    /// <summary>Whether it reaches anybody shows when it is used; that it is made like an address, here.</summary>
    private static bool IsMail(string text) =>
        text.Split('@') is [{ Length: > 0 }, var host] && host.IndexOf('.', StringComparison.Ordinal) > 0 && host[^1] != '.';
}
