using System.Globalization;
using System.Text;
using Api.Http;
using Api.Http.Authentication;
using Api.WebDav;
using Domain.Access;
using Microsoft.AspNetCore.Http;
using Projections.Core;

namespace Api.Pages;

/// <summary>
/// <c>/f/{id}</c>, where internal links lead: a plain page of a file or folder for people who sign in and may reach it anyway. Others are
/// told the same of everything, whether it is there or not.
/// </summary>
internal static class ItemPage
{
    public const string Path = "/f";

    public static async Task HandleAsync(ApiRequest api, BasicAuthentication authentication, string path)
    {
        if (await Html.RefuseChangesAsync(api)) return;
        var (account, signIn) = await Account.OfAsync(api, authentication);
        if (account is null)
        {
            await SabreError.WriteAsync(api, signIn.ToDav());
            return;
        }

        var id = path.Length > Path.Length ? Uri.UnescapeDataString(path[(Path.Length + 1)..]) : "";
        if (FileIds.Parse(id, api.Services.Options.StorageId) is not { } root
            || (await SeenItem.FindAsync(api.Services, account.Caller, root, [], AccessAction.See, api.Http.RequestAborted)).Item is not { } item)
        {
            await SabreError.WriteAsync(api, DavRefusal.NotFound);
            return;
        }

        var members = await MembersAsync(api, account.Caller, item);
        await Html.WriteAsync(
            api, StatusCodes.Status200OK, item.IsRoot ? item.Space.Name : item.Node.Name, html => Write(html, api, item, members));
    }

    private static void Write(StringBuilder html, ApiRequest api, SeenItem item, IReadOnlyList<NodeRow> members)
    {
        html.Append("<p class=\"quiet\">In the space ").Append(Html.Text(item.Space.Name)).Append("</p>");
        if (!item.Node.IsFolder)
        {
            html.Append("<p>").Append(Html.Size(item.Node.SizeBytes)).Append("</p>");
            if (item.Allows(AccessAction.ReadContent))
                html.Append("<p><a class=\"button\" download href=\"/dav/spaces/").Append(IdOf(item.Node)).Append("\">Download</a></p>");
            return;
        }

        if (!item.Allows(AccessAction.List)) return;
        html.Append("<table><thead><tr><th>Name</th><th>Size</th></tr></thead><tbody>");
        foreach (var member in members)
            Html.Row(html, member.IsFolder ? member.Name + "/" : member.Name, $"{Path}/{IdOf(member)}", Html.Size(member.SizeBytes));
        html.Append("</tbody></table>");
        if (members.Count == 0) html.Append("<p class=\"quiet\">Nothing is in here.</p>");
        if (members.Count == LinkPage.ListedMax)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"quiet\">These are the first {LinkPage.ListedMax}.</p>");

        string IdOf(NodeRow node) => FileIds.Of(api.Services.Options.StorageId, node, item.Space);
    }

    private static Task<IReadOnlyList<NodeRow>> MembersAsync(ApiRequest api, Caller caller, SeenItem item) =>
        api.Services.SeenMembersAsync(caller, item.At, item.Standing, LinkPage.ListedMax, api.Http.RequestAborted);
}
