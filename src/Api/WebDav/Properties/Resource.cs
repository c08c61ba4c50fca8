using Api.Http;
using Domain;
using Domain.Access;
using Projections.Core;
using Projections.Core.Access;
using Projections.Core.Marks;

namespace Api.WebDav.Properties;

/// <summary>The file or folder whose properties are being written; one object serves all rows of a listing.</summary>
/// <param name="target">What the listing began at: its space is that of every row.</param>
/// <param name="below">What is granted on single members of the target, beside what reaches the target itself; null: nothing.</param>
internal sealed class Resource(DavRequest request, DavTarget target, LockTable locks, ILookup<NodeId, ReachingGrant>? below = null)
{
    private readonly PermissionSet _permissions = target.Standing.Permissions;

    private NodeRow? _node;
    private string _folderHref = "";
    private string _name = "";

    public DavRequest Request => request;

    public SpaceRow Space => target.Space;

    public NodeRow Node => _node!;

    public LockTable Locks => locks;

    /// <summary>In a listing of the trash: when, by whom and from where it was deleted; null for what lies below such a thing.</summary>
    public TrashRow? Trashed { get; set; }

    /// <summary>Of the nodes at hand, as far as they have any and the listing wants them.</summary>
    public IReadOnlyDictionary<NodeId, NodeMarks>? MarksOf { get; set; }

    public NodeMarks Marks => MarksOf?.GetValueOrDefault(Node.Id) ?? NodeMarks.None;

    /// <summary>How well it fits what was searched for; null when nothing was.</summary>
    public float? Score { get; init; }

    public bool IsRoot => Node.Id == Space.Root;

    /// <summary>What the caller may do with it.</summary>
    public PermissionSet Permissions => below is null || Node == target.Node || !below.Contains(Node.Id)
        ? _permissions
        : target.Standing.With(below[Node.Id]).Permissions;

    /// <summary>The link that names it, when that is how the caller came.</summary>
    public LinkRow? Link => request.Caller.Link is { } link && link.Grant.Node == Node.Id ? link : null;

    public NodeStation Station =>
        (Node.IsFolder ? NodeStation.Folder : NodeStation.None)
        | (IsRoot ? NodeStation.Root : NodeStation.None)
        | (request.Address.Share is null ? NodeStation.None : NodeStation.Shared)
        | (request.Address is { Share: not null, Path.Count: 0 } && Node == target.Node ? NodeStation.Mount : NodeStation.None);

    /// <summary>Percent-encoded; made when asked for.</summary>
    public string Href => _name.Length == 0 ? _folderHref
        : $"{_folderHref}{(global::WebDav.Href.Encode(_name))}{(Node.IsFolder ? "/" : "")}";

    /// <param name="folderHref">Percent-encoded path of the folder; or, without a name, of the resource itself.</param>
    public void MoveTo(NodeRow node, string folderHref, string name) => (_node, _folderHref, _name) = (node, folderHref, name);
}
