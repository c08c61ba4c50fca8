using Api.Http;
using Api.Sharing;
using Commands;
using Domain;
using Domain.Access;
using Projections.Core;

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
        var link = new WantedLink(new(id), Type: null, request["password"], request["name"], ExpiresAt: null, request.IsTrue("quicklink"));
        var refused = await request.CommandAsync(
            async attempt =>
            {
                (at, var gone) = await request.FindAsync(root!, path, AccessAction.Grant, attempt);
                if (at is null) return gone!;
                switch (request["shareType"])
                {
                    case "0" or "1": return await ShareAsync(request, at, new ShareId(id), attempt);
                    case "3":
                        (link, var unfit) = ShareForm.Complete(request, link, at.Node.IsFolder);
                        return unfit is null ? await request.Sharer.OpenAsync(at, link, attempt) : unfit;
                    default: return NoShareType;
                }
            },
            ct);
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

    private static async Task<Outcome> ShareAsync(OcsRequest request, SeenItem at, ShareId id, CancellationToken ct)
    {
        var (role, unfit) = ShareForm.Role(request, at.Node.IsFolder);
        if (role is null) return unfit!;
        (var expiresAt, unfit) = ShareForm.Expiry(request, now: null);
        if (unfit is not null) return unfit;
        if (await GranteeAsync(request, ct) is not { } with) return NobodyThere;
        return await request.Sharer.ShareAsync(at, id, with, Granted.Of(role, expiresAt), request["message"], ct);
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
}
