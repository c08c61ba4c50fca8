using Api.Http;
using Domain;
using Domain.Users;
using Projections.Core;

namespace Api.Ocs;

/// <summary>Who one is, and who others are. The id is the sign-in name: clients put it into their WebDAV path.</summary>
internal static class CloudUsers
{
    private const string LanguageOfSilence = "en";

    public static async Task SelfAsync(OcsRequest request, CancellationToken ct)
    {
        var profile = await request.Services.Grants.ProfileAsync(request.Caller.Id, ct);
        await request.Answer.OkAsync(OcsValue.Object(
            ("id", request.User.Name), ("display-name", request.User.DisplayName), ("email", request.User.Mail ?? ""),
            ("user-type", TypeOf(request.User)), ("language", profile?.Language ?? LanguageOfSilence)));
    }

    /// <summary>By which the caller signs addresses that a browser then opens without a password.</summary>
    public static Task SigningKeyAsync(OcsRequest request)
    {
        var keys = request.Services.SigningKeys;
        return keys.AreThere
            ? request.Answer.OkAsync(OcsValue.Object(
                ("user", request.User.Name), ("signing-key", keys.Of(request.User.Id, request.User.CredentialVersion, request.Now))))
            : request.Answer.RefuseAsync(OcsAnswer.NotFound);
    }

    public static async Task ShowAsync(OcsRequest request, string id, CancellationToken ct)
    {
        if (await FindAsync(request, id, ct) is not { } user)
        {
            await request.Answer.RefuseAsync(OcsAnswer.NotFound);
            return;
        }

        var space = user.PersonalSpace is { } own ? await request.Services.Core.SpaceAsync(own, ct) : null;
        await request.Answer.OkAsync(OcsValue.Object(
            ("id", user.Name), ("displayname", user.DisplayName), ("display-name", user.DisplayName), ("email", user.Mail ?? ""),
            ("user-type", TypeOf(user)), ("enabled", !user.IsDisabled),
            ("quota", OcsValue.Object(
                ("used", space?.UsedBytes ?? 0), ("total", space?.QuotaBytes ?? 0), ("definition", space?.QuotaBytes is null ? "none" : "default"),
                ("free", space is { QuotaBytes: { } quota } ? Math.Max(0, quota - space.UsedBytes) : 0),
                ("relative", space is { QuotaBytes: > 0 and var total } ? 100 * space.UsedBytes / total : 0)))));
    }

    public static async Task GroupsAsync(OcsRequest request, string id, CancellationToken ct)
    {
        if (await FindAsync(request, id, ct) is not { } user)
        {
            await request.Answer.RefuseAsync(OcsAnswer.NotFound);
            return;
        }

        var groups = await request.Services.Grants.GroupsOfAsync(user.Id, ct);
        await request.Answer.OkAsync(OcsValue.Object(("groups", OcsValue.List([.. groups.Select(group => (OcsValue)group.Name)]))));
    }

    public static string TypeOf(UserRow user) => user.Role == AccountRole.Guest ? "Guest" : "Member";

    /// <summary>Oneself; anybody for who manages accounts. For all others nobody is there.</summary>
    private static async Task<UserRow?> FindAsync(OcsRequest request, string id, CancellationToken ct)
    {
        var user = Guid.TryParseExact(id, "D", out var guid)
            ? await request.Services.Core.UserAsync(new UserId(guid), ct)
            : await request.Services.Core.UserByNameAsync(id.ToLowerInvariant(), ct);
        return user is { IsDeleted: false } && (user.Id == request.Caller.Id || request.User.Role.ManagesAccounts) ? user : null;
    }
}
