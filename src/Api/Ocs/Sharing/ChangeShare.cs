using Api.Sharing;
using Domain;
using Domain.Access;

namespace Api.Ocs.Sharing;

/// <summary>PUT of a share or link: other permissions, expiry, name, password.</summary>
internal static class ChangeShare
{
    public static async Task HandleAsync(OcsRequest request, string text, CancellationToken ct)
    {
        var id = ShareForm.Id(text);
        var (found, refused) = await ShareTarget.FindAsync(request, id, AccessAction.ChangeGrant, ct);
        refused ??= !request.User.Role.Shares ? AccessRules.Forbidden
            : found!.Link is null ? await ChangeGrantAsync(request, id, ct)
            : await ChangeLinkAsync(request, id, found.Item.Node.IsFolder, ct);
        var changed = refused is null ? await ShowShare.FindAsync(request, id, ct) : null;
        await (changed is null ? request.RefuseAsync(refused ?? AccessRules.NotFound, "change_share") : request.Answer.OkAsync(changed));
    }

    private static Task<Refusal?> ChangeGrantAsync(OcsRequest request, Guid id, CancellationToken ct) => request.CommandAsync(
        async attempt =>
        {
            var (seen, gone) = await ShareTarget.FindAsync(request, id, AccessAction.ChangeGrant, attempt);
            if (seen is null) return gone!;
            var (granted, unfit) = ShareForm.Change(request, seen.Grant.Granted, seen.Item.Node.IsFolder);
            return granted is null ? unfit! : await request.Sharer.ChangeAsync(seen.Item, seen.Grant, granted, attempt);
        },
        ct);

    private static async Task<Refusal?> ChangeLinkAsync(OcsRequest request, Guid id, bool isFolder, CancellationToken ct)
    {
        var (type, unfit) = ShareForm.LinkType(request, isFolder);
        var (expiresAt, noDate) = ShareForm.Expiry(request, now: null);
        if ((unfit ?? noDate) is { } malformed) return malformed;
        var change = new LinkChange
        {
            HasType = request.Has("permissions") || request.Has("publicUpload"),
            Type = type,
            HasPassword = request.Has("password"),
            Password = request["password"],
            HasExpiry = request.Has("expireDate"),
            ExpiresAt = expiresAt,
            HasLabel = request.Has("name"),
            Label = request["name"],
        };
        foreach (var step in change.Steps)
        {
            var no = await request.CommandAsync(
                async attempt =>
                {
                    var (seen, gone) = await ShareTarget.FindAsync(request, id, AccessAction.ChangeGrant, attempt);
                    return seen is { Link: { } link } ? await step(request.Sharer, seen.Item, link, attempt) : gone ?? AccessRules.NotFound;
                },
                ct);
            if (no is not null) return no;
        }

        return null;
    }
}
