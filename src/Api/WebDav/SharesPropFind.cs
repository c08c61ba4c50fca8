using Api.Http;
using Api.WebDav.Properties;
using Projections.Core.Access;
using WebDav;

namespace Api.WebDav;

/// <summary>PROPFIND of the share jail: what others share with the caller, each a member under the name of what is shared.</summary>
internal static class SharesPropFind
{
    private const string Name = "Shares";

    public static async Task HandleAsync(DavRequest request, CancellationToken ct)
    {
        if (request.Address.Path.Count > 0)
        {
            await request.RefuseAsync(DavRefusal.NotFound);
            return;
        }

        if (await Asked.ReadAsync(request, ct) is not { } asked) return;
        var shares = asked.WithMembers ? await request.Services.Grants.SharedWithAsync(request.Caller.Id, ct) : [];
        using var answer = new MultistatusAnswer(request.Response);
        answer.Writer.StartResponse(request.Address.Href(isFolder: true));
        new PropertyPlan<string>(asked.Properties, Container.Properties, asked.IsMinimal).Write(answer.Writer, Name, []);
        answer.Writer.EndResponse();
        var plan = new PropertyPlan<Mounted>(asked.Properties, Mounted.Properties, asked.IsMinimal);
        foreach (var share in shares.Where(share => share is { IsHidden: false, IsMounted: true }))
        {
            answer.Writer.StartResponse(HrefOf(request.Address.Mount, share));
            plan.Write(answer.Writer, new Mounted(share), []);
            answer.Writer.EndResponse();
            await answer.SendFullAsync(ct);
        }

        await answer.EndAsync(ct);
    }

    private static string HrefOf(string mount, ReceivedRow share) =>
        $"{mount}/dav/spaces/{Uri.EscapeDataString(ShareJail.MountId(share.Share.Id))}{(share.Node.IsFolder ? "/" : "")}";
}
