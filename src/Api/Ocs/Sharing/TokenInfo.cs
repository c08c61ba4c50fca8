using Api.Http;
using Api.Http.Authentication;
using Domain.Access;
using Domain.Links;

namespace Api.Ocs.Sharing;

/// <summary>What a link's token stands for, before anything behind it is opened.</summary>
internal static class TokenInfo
{
    /// <summary>For somebody signed in.</summary>
    public static async Task HandleAsync(OcsRequest request, string token, CancellationToken ct)
    {
        var link = await request.Services.Grants.LinkByTokenAsync(token, ct);
        var at = link is null ? null : await request.FindAsync(link.Grant, AccessAction.See, ct);
        await (link is null ? request.Answer.RefuseAsync(AccessRules.NotFound)
            : at is null ? request.Answer.OkAsync(Members(link.Token, link.HasPassword, link.Type == LinkType.Internal.Name))
            : request.Answer.OkAsync(OcsValue.Object(
                ("token", link.Token), ("link_url", $"{request.Answer.Api.PublicUrl}/s/{link.Token}"), ("password_protected", link.HasPassword),
                ("alias_link", link.Type == LinkType.Internal.Name),
                ("id", FileIds.Of(request.Services.Options.StorageId, at.Node, at.Space)),
                ("path", await ShowShare.PathAsync(request, at, ct)),
                ("space_id", FileIds.Of(request.Services.Options.StorageId, at.Space.Id)), ("space_alias", at.Space.DriveAlias))));
    }

    /// <summary>For anybody: only whether there is such a link, and whether it asks for a password.</summary>
    public static async Task AnswerAsync(OcsAnswer answer, LinkAuthentication links, string token)
    {
        if (await answer.Api.SeeAsync(answer.Api.Http.RequestAborted) is { } early)
        {
            await answer.RefuseAsync(early);
            return;
        }

        switch (await links.AuthenticateAsync(answer.Api, token))
        {
            case LinkSignIn.Opened: await answer.OkAsync(Members(token, hasPassword: false, isInternal: false)); break;
            case LinkSignIn.Refused { SignIn: not SignIn.Refused and var busy }: await answer.RefuseAsync(busy); break;
            case LinkSignIn.Refused: await answer.OkAsync(Members(token, hasPassword: true, isInternal: false)); break;
            case LinkSignIn.Internal: await answer.OkAsync(Members(token, hasPassword: false, isInternal: true)); break;
            default: await answer.RefuseAsync(AccessRules.NotFound); break;
        }
    }

    private static OcsValue Members(string token, bool hasPassword, bool isInternal) =>
        OcsValue.Object(("token", token), ("password_protected", hasPassword), ("alias_link", isInternal));
}
