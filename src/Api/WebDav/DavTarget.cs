using Api.Http;
using Commands;
using Domain;
using Domain.Access;
using Projections.Core;

namespace Api.WebDav;

/// <summary>An address and what core found there, in one snapshot.</summary>
/// <param name="Standing">What the caller may do there.</param>
public sealed record DavTarget(DavAddress Address, Resolved At, Standing Standing)
{
    public bool Allows(AccessAction action) => AccessRules.Authorize(action, Standing).IsAllowed;

    public NodeRow? Node => At.Node;

    /// <summary>The folder that holds, or would hold, the target.</summary>
    public NodeId? Parent => At.Parent;

    /// <summary>The space; only asked for after access was granted, and access is only granted where there is one.</summary>
    public SpaceRow Space => At.Space!;

    /// <summary>The node as a command takes it.</summary>
    public static NodeSnapshot Snapshot(NodeRow node) => node.ToSnapshot();
}
