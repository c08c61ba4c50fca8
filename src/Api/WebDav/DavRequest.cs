using Api.Http;
using Commands;
using Domain;
using Domain.Access;
using Domain.Links;
using Microsoft.AspNetCore.Http;
using Projections.Core;
using WebDav;

namespace Api.WebDav;

/// <summary>
/// One WebDAV request with its target, which is resolved before the verb runs. Verbs read it, ask the domain through
/// <see cref="CommandAsync"/> and answer through <see cref="Response"/> or <see cref="RefuseAsync"/>.
/// </summary>
public sealed class DavRequest(ApiRequest api, Caller caller, DavAddress address, AccessAction action)
{
    /// <summary>A body larger than this is not read before it is known what stands at its address.</summary>
    public const int SupposedBytesMax = 64 * 1024;

    private DavAddress _address = address;
    private DavTarget? _target;
    private PathRoot? _supposedFrom;
    private string _reason = "";
    private Envelope? _envelope;

    public HttpContext Http => api.Http;

    public HttpRequest Request => api.Http.Request;

    public HttpResponse Response => api.Http.Response;

    public ApiRequest Api => api;

    public ApiServices Services => api.Services;

    public Caller Caller => caller;

    public DavAddress Address => _address;

    /// <summary>What the address named when it was last resolved. The caller has access to it.</summary>
    public DavTarget Target => _target ?? throw new InvalidOperationException("This verb's route does not resolve its target.");

    public string FileId(NodeRow node) => FileIds.Of(Services.Options.StorageId, node, Target.Space);

    /// <summary>Who asks for this request's command, for the log. The same for every attempt: attempts share one command id.</summary>
    public Envelope Envelope => _envelope ??= api.Envelope(caller, $"{Request.Method} {_address.Template}", _reason);

    /// <summary>Whether the target was not looked for: that nothing stands there is supposed, and the append will find out.</summary>
    public bool IsSupposed => _supposedFrom is not null;

    /// <summary>Resolves the request's own target, again after a lost race. A refusal when it is not the caller's to see.</summary>
    public ValueTask<DavRefusal?> ResolveAsync(bool withContent, CancellationToken ct) => ResolveAsync(withContent, maySuppose: false, ct);

    /// <summary>
    /// As <see cref="ResolveAsync(bool, CancellationToken)"/>, without looking when the folder is remembered, the body small, and nothing in
    /// the request depends on what stands at its address: most files that are written are new. A refusal is never supposed.
    /// </summary>
    public ValueTask<DavRefusal?> ResolveNewAsync(CancellationToken ct) => ResolveAsync(withContent: false, MaySuppose, ct);

    /// <summary>For what is about the caller alone: a refusal when their credentials count no longer.</summary>
    public async ValueTask<DavRefusal?> CheckCallerAsync(CancellationToken ct) =>
        await api.IsSignedInAsync(caller, ct) ? null : DavRefusal.NotAuthenticated;

    /// <summary>Whether the target is still there for the caller, as it was resolved: nothing that the request knows changes.</summary>
    public async Task<bool> IsStillAllowedAsync(CancellationToken ct)
    {
        if (await IsLinkChangedAsync(ct)) return false;
        return (await ResolveAsync(_address, action, withContent: false, ct)).Refusal is null;
    }

    /// <summary>Why the caller may not do something to the target that is more than the verb itself asks for; null when they may.</summary>
    public DavRefusal? Require(AccessAction wanted)
    {
        var decision = AccessRules.Authorize(wanted, Target.Standing);
        (_reason, _envelope) = (decision.Reason, _envelope is null ? null : _envelope with { Reason = decision.Reason });
        return decision.IsAllowed ? null : DavRefusal.NotPermitted;
    }

    /// <summary>Who waits for 100 (Continue) wants to be refused before the body; who comes by a link may have to take another name.</summary>
    private bool MaySuppose =>
        caller.Link is null && Request.ContentLength <= SupposedBytesMax && Request.Headers.Expect.Count == 0 && !Conditionals.AreAny(Request);

    /// <summary>Goes on with another name in the same folder.</summary>
    public ValueTask<DavRefusal?> ResolveBesideAsync(string name, CancellationToken ct)
    {
        _address = _address.Beside(name);
        return ResolveAsync(withContent: false, ct);
    }

    /// <summary>Resolves another address of the same request: a destination, a tagged list of an If header.</summary>
    public ValueTask<(DavTarget? Target, DavRefusal? Refusal)> ResolveAsync(DavAddress other, AccessAction wanted, CancellationToken ct) =>
        ResolveAsync(other, wanted, withContent: false, ct);

    /// <summary>What a URL or absolute path in a header names: never another server's. S17 of the threat list.</summary>
    public (DavAddress? Address, DavRefusal? Refusal) ParseReference(string reference)
    {
        return Destination.Parse(reference, api.Origins) switch
        {
            Destination.Here here => (DavAddress.Of(here.Path, caller, Services.Options.StorageId), null),
            Destination.Elsewhere => (null, new(StatusCodes.Status502BadGateway, "The reference names another server.")),
            _ => (null, DavRefusal.BadRequest("The reference is malformed.")),
        };
    }

    /// <summary>
    /// Asks the domain, and asks again from a fresh resolve while others change the same things. Answers with a refusal itself, and
    /// then returns null; otherwise the write is visible (or <see cref="ApiOptions.CoreWaitMax"/> passed) and its position told.
    /// </summary>
    /// <param name="attempt">Checks every precondition against <see cref="Target"/> and issues the command.</param>
    public async Task<Outcome.Done?> CommandAsync(Func<CancellationToken, Task<Attempt>> attempt, CancellationToken ct)
    {
        IDisposable? turn = null;
        try
        {
            var tries = new Tries(Services.Clock);
            do
            {
                var result = await attempt(ct);
                if (result.Outcome is not Outcome.Stale stale) return await SettleAsync(result, ct);

                if (_supposedFrom is { } root)
                {
                    // No race was lost: nobody had looked. What is raced for is known once somebody has.
                    Services.Core.Doubt(caller.Account, root, _address.TreePath);
                }
                else
                {
                    tries.Lose();
                    turn ??= await Services.Turns.TakeAsync(Contested, ct);
                }

                await Services.WaitForCoreAsync(stale.Position ?? await Services.Ledger.HeadAsync(ct), ct);
                var gone = await IsLinkChangedAsync(ct) ? DavRefusal.NotAuthenticated : await ResolveAsync(withContent: false, ct);
                if (gone is not null) return await SettleAsync(gone, ct);
            }
            while (tries.MayGoOn);

            return await SettleAsync(DavRefusal.Contended, ct);
        }
        finally
        {
            turn?.Dispose();
        }
    }

    /// <summary>Answers with an error.</summary>
    public Task RefuseAsync(DavRefusal refusal)
    {
        if (Verbs.MayChange(Request.Method))
            Services.Access.Refused(Envelope, Request.Method, refusal.ToDomain(), _target?.Space.Id, _target?.Node?.Id);
        return SabreError.WriteAsync(api, refusal);
    }

    private async ValueTask<DavRefusal?> ResolveAsync(bool withContent, bool maySuppose, CancellationToken ct)
    {
        _supposedFrom = null;
        var (target, refusal) =
            await ResolveAsync(_address, action, withContent, ct, mayRecall: !Verbs.MayChange(Request.Method), maySuppose);
        (_target, _address) = (target, target?.Address ?? _address);
        return refusal;
    }

    private async ValueTask<(DavTarget? Target, DavRefusal? Refusal)> ResolveAsync(
        DavAddress at, AccessAction wanted, bool withContent, CancellationToken ct, bool mayRecall = false, bool maySuppose = false)
    {
        if (await Services.RootOfAsync(at, ct) is not { } root) return (null, DavRefusal.NotFound);
        if (maySuppose && Services.Core.SupposeMissing(caller.Account, root, at.TreePath) is { } supposed
            && await AuthorizeAsync(at, root, supposed, wanted, withContent, ct) is { Target: not null } free)
        {
            _supposedFrom = root;
            return free;
        }

        var found = await (mayRecall
            ? Services.Core.RecallAsync(caller.Account, root, at.TreePath, withContent, ct)
            : Services.Core.ResolveAsync(caller.Account, root, at.TreePath, withContent, ct));
        return await AuthorizeAsync(at, root, found, wanted, withContent, ct);
    }

    private async ValueTask<(DavTarget? Target, DavRefusal? Refusal)> AuthorizeAsync(
        DavAddress at, PathRoot root, Resolved found, AccessAction wanted, bool withContent, CancellationToken ct)
    {
        if (!caller.IsCurrent(found.Caller, Services.Clock.GetUtcNow())) return (null, DavRefusal.NotAuthenticated);
        if (found.Space is not { } space) return (null, DavRefusal.NotFound);
        if (root is PathRoot.InPersonalSpace && space.Owner != caller.Account) return (null, DavRefusal.NotFound);
        if (IsNamedAgain(at, found))
        {
            var name = at.Path[0];
            at = at.WithoutPath();
            found = await Services.Core.ResolveAsync(caller.Account, root, [], withContent, ct);
            if (found.Node is not { IsFolder: false } file || file.Name != name || found.Space is null) return (null, DavRefusal.NotFound);
        }

        // What is in the trash is reached through the trash only, also by its id.
        if (found.Node is { IsTrashed: true }) return (null, DavRefusal.NotFound);
        if (found is { Node: null, Parent: null } && root is PathRoot.AtNode && !await IsThereAsync(root, ct)) return (null, DavRefusal.NotFound);
        if (caller.IsDropping && FileDrop.Check(found.Node, caller.Link!.Grant.Node, wanted) is { } hidden) return (null, hidden);
        var standing = await Services.StandingAsync(caller, space, Guarded(at, root, found, space), ct);
        var decision = AccessRules.Authorize(wanted, standing);
        _reason = decision.Reason;
        var isFolderHidden = found is { Node: null, Parent: null } || !decision.IsVisible;
        if (isFolderHidden && FileDrop.GoesToTop(caller, at, wanted)) return await ResolveAsync(at.AtTop(), wanted, withContent, ct);
        if (decision.IsAllowed) return (new(at, found, standing), null);
        if (!decision.IsVisible) return (null, await RefuseHiddenAsync(at, wanted, root, space, ct));
        var isThere = found.Node is not null || IsMaking(wanted);
        return (null, isThere ? DavRefusal.NotPermitted : DavRefusal.NotFound);
    }

    /// <summary>
    /// As if there were nothing. To make something in a folder that is not there is a conflict, but only for whoever could make things
    /// where the address begins.
    /// </summary>
    private async ValueTask<DavRefusal> RefuseHiddenAsync(
        DavAddress at, AccessAction wanted, PathRoot root, SpaceRow space, CancellationToken ct)
    {
        if (!IsMaking(wanted) || at.TreePath.Count == 0) return DavRefusal.NotFound;
        var start = root is PathRoot.AtNode { Id: var node } ? node : space.Root;
        var decision = AccessRules.Authorize(wanted, await Services.StandingAsync(caller, space, start, ct));
        if (!decision.IsAllowed) return decision.IsVisible ? DavRefusal.NotPermitted : DavRefusal.NotFound;
        return Request.Method == "UNLOCK" ? DavRefusal.NotFound : Places.ParentMissing;
    }

    /// <summary>Whether an address begins at something, so that a folder below it can be missing.</summary>
    private async ValueTask<bool> IsThereAsync(PathRoot root, CancellationToken ct) =>
        (await Services.Core.ResolveAsync(caller.Account, root, [], withInline: false, ct)).Node is { IsTrashed: false };

    private static bool IsMaking(AccessAction wanted) => wanted is AccessAction.Create or AccessAction.Write or AccessAction.Lock;

    /// <summary>A link to a file may be followed by the file's name, so that programs find one.</summary>
    private bool IsNamedAgain(DavAddress at, Resolved found) =>
        caller.Link is not null && at.Path.Count == 1 && found is { Node: null, Parent: null };

    /// <summary>Whose grants decide: the node's, or of what is to be made, its folder's. The trash is the whole space's.</summary>
    private static NodeId Guarded(DavAddress at, PathRoot root, Resolved found, SpaceRow space)
    {
        if (at.Area == DavArea.Trash) return space.Root;
        return found.Node?.Id ?? found.Parent ?? (root is PathRoot.AtNode start ? start.Id : space.Root);
    }

    private int Contested =>
        Target.Node is { } node ? node.Id.GetHashCode() : HashCode.Combine(Target.Parent, _address.Path is [.., var name] ? name : "");

    /// <summary>Whether the caller came by a link that opens otherwise now. One that is gone is found by the grants that are gone.</summary>
    private async ValueTask<bool> IsLinkChangedAsync(CancellationToken ct) =>
        caller.Link is { } link && await Services.Grants.LinkByTokenAsync(link.Token, ct) is { } now
        && (now.PasswordSet != link.PasswordSet || now.Type == LinkType.Internal.Name);

    private async Task<Outcome.Done?> SettleAsync(Attempt result, CancellationToken ct)
    {
        if (result.Outcome is not Outcome.Done done)
        {
            await RefuseAsync(result.Refusal ?? ((Outcome.Refused)result.Outcome!).Refusal.ToDav());
            return null;
        }

        var position = done.Position ?? Target.At.Position;
        await api.TellWrittenAsync(position, ct);
        return done;
    }
}
