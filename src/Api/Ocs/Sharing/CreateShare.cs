using Api.Http;
using Api.Http.Authentication;
using Commands;
using Domain;
using Domain.Access;
using Domain.Links;
using Projections.Core;
using WebDav;

namespace Api.Ocs.Sharing;

/// <summary>POST of shares: with a person, a group, or whoever has a link.</summary>
internal static class CreateShare
{
    private static readonly Refusal NoShareType = new(RefusalCode.InvalidInput, "There is no such shareType.");
    private static readonly Refusal NoPath = new(RefusalCode.InvalidInput, "A path or space_ref is needed.");
    private static readonly Refusal NobodyThere = new(RefusalCode.NotFound, "Nobody of this name is here.");
    private static readonly Refusal MayNotShare = new(RefusalCode.Forbidden, "Your account may not share.");

    public static async Task HandleAsync(OcsRequest request, CancellationToken ct)
    {
        var (root, path, malformed) = Place(request);
        if (malformed is null && !request.User.Role.Shares) malformed = MayNotShare;
        if (malformed is not null)
        {
            await request.RefuseAsync(malformed, "share");
            return;
        }

        SeenItem? at = null;
        OcsValue? made = null;
        var id = Guid.CreateVersion7();
        var refused = await request.CommandAsync(async ct =>
        {
            (at, var refusal) = await request.FindAsync(root!, path, AccessAction.Grant, ct);
            if (at is null) return (null, refusal);
            return request["shareType"] switch
            {
                "0" or "1" => await ShareAsync(request, at, id, ct),
                "3" => await LinkAsync(request, at, id, ct),
                _ => (null, NoShareType),
            };
        }, ct);
        if (refused is null) made = await ShowShare.FindAsync(request, id, ct);
        await (refused is not null || made is null
            ? request.RefuseAsync(refused ?? AccessRules.NotFound, "share", at?.Space.Id, at?.Node.Id)
            : request.Answer.OkAsync(made));
    }

    /// <summary>A path in the caller's own space, or in what a space_ref (as older clients say: a space) names.</summary>
    internal static (PathRoot? Root, IReadOnlyList<string> Path, Refusal? Refusal) Place(OcsRequest request)
    {
        var text = request["path"] ?? "";
        if ((request["space_ref"] ?? request["space"]) is { Length: > 0 } reference)
        {
            var slash = reference.IndexOf('/', StringComparison.Ordinal);
            if (slash >= 0) (text, reference) = (reference[slash..], reference[..slash]);
            return FileIds.Parse(reference, request.Services.Options.StorageId) is { } space
                ? (space, Segments(text), null)
                : (null, [], AccessRules.NotFound);
        }

        if (text.Length == 0) return (null, [], NoPath);
        return request.Caller.PersonalSpace is { } own ? (new PathRoot.InSpace(own), Segments(text), null) : (null, [], AccessRules.NotFound);
    }

    private static string[] Segments(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static async Task<(Outcome?, Refusal?)> ShareAsync(OcsRequest request, SeenItem at, Guid id, CancellationToken ct)
    {
        var (role, refusal) = ShareForm.Role(request, at.Node.IsFolder);
        if (role is null) return (null, refusal);
        (var expiresAt, refusal) = ShareForm.Expiry(request, null);
        if (refusal is not null) return (null, refusal);
        var granted = Granted.Of(role, expiresAt);
        refusal = GrantRules.Check(granted, at.Standing.Permissions, request.Now);
        if (refusal is not null) return (null, refusal);
        if (await GranteeAsync(request, ct) is not { } with) return (null, NobodyThere);
        var share = new NewShare(new ShareId(id), at.Space.Id, at.Node.Id, at.Node.IsFolder, with, granted, request["message"]);
        return (await request.Services.Shares.CreateAsync(request.Envelope(at.Reason(AccessAction.Grant)), at.SeenAt, share, ct), null);
    }

    private static async Task<Grantee?> GranteeAsync(OcsRequest request, CancellationToken ct)
    {
        var (grants, with) = (request.Services.Grants, request["shareWith"] ?? "");
        if (request["shareType"] == "1")
        {
            var group = Guid.TryParseExact(with, "D", out var groupId)
                ? await grants.GroupAsync(new GroupId(groupId), ct)
                : (await grants.GroupsAsync(with, Sharees.FoundMax, ct)).FirstOrDefault(each => each.Name.Equals(with, StringComparison.OrdinalIgnoreCase));
            return group is null ? null : Grantee.Group(group.Id);
        }

        var user = Guid.TryParseExact(with, "D", out var userId)
            ? await request.Services.Core.UserAsync(new UserId(userId), ct)
            : await request.Services.Core.UserByNameAsync(with.ToLowerInvariant(), ct);
        return user is { IsDeleted: false } ? Grantee.User(user.Id) : null;
    }

    private static async Task<(Outcome?, Refusal?)> LinkAsync(OcsRequest request, SeenItem at, Guid id, CancellationToken ct)
    {
        var (bits, refusal) = ShareForm.Bits(request);
        if (refusal is not null) return (null, refusal);
        bits ??= request.IsTrue("publicUpload") ? Bitmask.All : Bitmask.Read;
        if (ShareView.LinkOf(bits.Value, at.Node.IsFolder) is not { } type) return (null, LinkRules.NoSuchLink);
        (var expiresAt, refusal) = ShareForm.Expiry(request, null);
        refusal ??= LinkRules.Check(type, at.Node.IsFolder, expiresAt, at.Standing.Permissions, request.Now);
        var password = request["password"] is { Length: > 0 } given ? given : null;
        refusal ??= PasswordPolicy.CheckForLink(type, password);
        if (refusal is not null) return (null, refusal);
        var link = new NewLink(
            new LinkId(id), at.Space.Id, at.Node.Id, at.Node.IsFolder, Links.NewToken(), type,
            password is null ? null : await request.Services.Hashing.HashAsync(password), request["name"], expiresAt,
            request.IsTrue("quicklink"));
        var by = request.Envelope(at.Reason(AccessAction.Grant));
        return (await request.Services.Links.CreateAsync(by, at.SeenAt, link, request.Now, ct), null);
    }
}
