using Domain;
using Domain.Access;
using EventStore;
using Projections.Core;

namespace Api.Http;

/// <summary>A live file or folder that the caller may see, and what they may do with it.</summary>
internal sealed record SeenItem(Resolved At, Standing Standing)
{
    public SpaceRow Space => At.Space!;

    public NodeRow Node => At.Node!;

    public bool IsRoot => Node.Id == Space.Root;

    /// <summary>What the decision saw: grants that change later make a command ask again.</summary>
    public LogPosition SeenAt => At.Position;

    /// <summary>The roles that can be granted on such a thing.</summary>
    public RoleScope Scope => IsRoot ? RoleScope.Space : Node.IsFolder ? RoleScope.Folder : RoleScope.File;

    public bool Allows(AccessAction action) => AccessRules.Authorize(action, Standing).IsAllowed;

    /// <summary>Why the caller may do it.</summary>
    public string Reason(AccessAction action) => AccessRules.Authorize(action, Standing).Reason;

    /// <summary>What stands at a path for an action. A refusal when there is nothing, or the action is not the caller's.</summary>
    /// <param name="About">What the path names, seen or not: for the record of what was refused.</param>
    public static async ValueTask<(SeenItem? Item, Refusal? Refusal, (SpaceId?, NodeId?) About)> FindAsync(
        ApiServices services, Caller caller, PathRoot root, IReadOnlyList<string> path, AccessAction action, CancellationToken ct)
    {
        if (await services.LookAsync(caller, root, path, ct) is not (var found, var standing)) return (null, AccessRules.NotFound, default);
        var decision = AccessRules.Authorize(action, standing);
        var about = ((SpaceId?)found.Space!.Id, (NodeId?)found.Node!.Id);
        if (decision.IsAllowed) return (new(found, standing), null, about);
        return (null, decision.IsVisible ? AccessRules.Forbidden : AccessRules.NotFound, about);
    }
}
