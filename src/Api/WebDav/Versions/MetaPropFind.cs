using Api.WebDav.Properties;
using Domain.Access;
using Projections.Core;

namespace Api.WebDav.Versions;

/// <summary>PROPFIND below <c>/dav/meta/{fileid}</c>: where the node stands, and the old contents of a file.</summary>
internal static class MetaPropFind
{
    public static async Task HandleAsync(DavRequest request, CancellationToken ct)
    {
        if (await Asked.ReadAsync(request, ct) is not { } asked) return;
        var path = request.Address.Path;
        if (path.Count == 0 && request.Target.Node is { IsTrashed: false } node) await LocateAsync(request, node, asked, ct);
        else if (!request.Target.Allows(AccessAction.ReadVersions)) await request.RefuseAsync(DavRefusal.NotPermitted);
        else if (path.Count == 0 || path[0] != VersionAt.Segment || VersionAt.FileOf(request) is not { } file)
            await request.RefuseAsync(DavRefusal.NotFound);
        else if (path.Count == 1) await ListAsync(request, file, asked, ct);
        else if (await VersionAt.FindAsync(request, file, ct) is { } version) await ShowAsync(request, version, asked, ct);
        else await request.RefuseAsync(DavRefusal.NotFound);
    }

    private static async Task LocateAsync(DavRequest request, NodeRow node, Asked asked, CancellationToken ct)
    {
        var path = await request.Services.Core.PathOfAsync(node.Id, ct) ?? [];
        var found = new Whereabouts(node, request.Target.Space, "/" + string.Join('/', path), request.Services.Options.StorageId);
        using var answer = new MultistatusAnswer(request.Response);
        answer.Writer.StartResponse(request.Address.Href(isFolder: false));
        new PropertyPlan<Whereabouts>(asked.Properties, Whereabouts.Properties, asked.IsMinimal).Write(answer.Writer, found, []);
        answer.Writer.EndResponse();
        await answer.EndAsync(ct);
    }

    private static async Task ListAsync(DavRequest request, NodeRow file, Asked asked, CancellationToken ct)
    {
        var versions = asked.WithMembers ? await request.Services.Core.VersionsAsync(file.Id, ct) : [];
        using var answer = new MultistatusAnswer(request.Response);
        var self = request.Address.Href(isFolder: true);
        answer.Writer.StartResponse(self);
        new PropertyPlan<string>(asked.Properties, Container.Properties, asked.IsMinimal).Write(answer.Writer, VersionAt.Segment, []);
        answer.Writer.EndResponse();
        var plan = new PropertyPlan<VersionRow>(asked.Properties, Versioned.Properties, asked.IsMinimal);
        foreach (var version in versions)
        {
            Write(answer, plan, self + VersionAt.KeyOf(version), version);
            await answer.SendFullAsync(ct);
        }

        await answer.EndAsync(ct);
    }

    private static async Task ShowAsync(DavRequest request, VersionRow version, Asked asked, CancellationToken ct)
    {
        using var answer = new MultistatusAnswer(request.Response);
        var plan = new PropertyPlan<VersionRow>(asked.Properties, Versioned.Properties, asked.IsMinimal);
        Write(answer, plan, request.Address.Href(isFolder: false), version);
        await answer.EndAsync(ct);
    }

    private static void Write(MultistatusAnswer answer, PropertyPlan<VersionRow> plan, string href, VersionRow version)
    {
        answer.Writer.StartResponse(href);
        plan.Write(answer.Writer, version, []);
        answer.Writer.EndResponse();
    }
}
