using Api.Http;
using Domain.Access;
using Domain.Locks;
using Domain.Nodes;
using Microsoft.AspNetCore.Http;
using Projections.Core;
using WebDav;

namespace Api.WebDav;

/// <summary>
/// PROPPATCH: dead properties of any namespace, the modification time, tags and the caller's favorites; all or nothing. RFC 4918 §9.2.
/// </summary>
public static class PropPatch
{
    public static async Task HandleAsync(DavRequest request, CancellationToken ct)
    {
        if (request.Target.Node is not { IsTrashed: false })
        {
            await request.RefuseAsync(DavRefusal.NotFound);
            return;
        }

        var (update, refusal) = await request.ReadXmlAsync(PropertyUpdate.Parse, ct);
        var mayMark = request.Target.At.Caller is { Role.HasFavorites: true };
        var patch = update is null ? null : new PropertyPatch(update.Instructions, isOfExisting: true, mayMark);
        if (patch is { IsRefused: true }) refusal = await CheckAsync(request, patch, ct);
        if (refusal is not null) await request.RefuseAsync(refusal);
        else if (patch!.IsRefused || await request.CommandAsync(token => ChangeAsync(request, patch, token), ct) is not null)
            await AnswerAsync(request, patch, ct);
    }

    private static async Task<Attempt> ChangeAsync(DavRequest request, PropertyPatch patch, CancellationToken ct)
    {
        if (await CheckAsync(request, patch, ct) is { } refusal) return refusal;
        var (target, services) = (request.Target, request.Services);
        var node = target.Node!;
        var existing = node.HasProperties ? (await services.Core.PropertiesAsync([node.Id], ct))[node.Id] : [];
        var tags = patch.SetsTags ? (await services.Marks.OfAsync(person: null, node.Id, ct)).Tags : null;
        return await services.Nodes.ChangePropertiesAsync(
            request.Envelope, target.At.Position, DavTarget.Snapshot(node), [.. existing.Select(ToProperty)], patch.Change(tags), ct);
    }

    /// <summary>Whoever sees a thing may keep a mark of their own on it: no right to change it is needed, no lock in the way.</summary>
    private static async ValueTask<DavRefusal?> CheckAsync(DavRequest request, PropertyPatch patch, CancellationToken ct)
    {
        var target = request.Target;
        if (target.Node is not { IsTrashed: false } node) return DavRefusal.NotFound;
        var isMark = patch is { IsForAll: false, IsRefused: false };
        if (!isMark && request.Require(AccessAction.SetProperties) is { } refusal) return refusal;
        var touched = new Touched(node.Id, target.Address.Href(node.IsFolder), LockedChange.Properties);
        return await Preconditions.CheckAsync(request, [target], isMark ? [] : [touched], ct)
            ?? Conditionals.Check(request.Request, Etags.Of(node.ETag), node.Mtime);
    }

    private static async Task AnswerAsync(DavRequest request, PropertyPatch patch, CancellationToken ct)
    {
        using var answer = new MultistatusAnswer(request.Response);
        answer.Writer.StartResponse(request.Address.Href(request.Target.Node!.IsFolder));
        patch.Write(answer.Writer);
        answer.Writer.EndResponse();
        await answer.EndAsync(ct);
    }

    private static Property ToProperty(PropertyRow row) => new(row.Namespace, row.Name, row.Xml);
}
