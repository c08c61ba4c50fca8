using Projections.Core;

namespace Api.WebDav.Properties;

/// <summary>The file or folder whose properties are being written; one object serves all rows of a listing.</summary>
/// <param name="target">What the listing began at: its space is that of every row.</param>
internal sealed class Resource(DavRequest request, DavTarget target, LockTable locks)
{
    private NodeRow? _node;
    private string _folderHref = "";
    private string _name = "";

    public DavRequest Request => request;

    public SpaceRow Space => target.Space;

    public NodeRow Node => _node!;

    public LockTable Locks => locks;

    /// <summary>In a listing of the trash: when, by whom and from where it was deleted; null for what lies below such a thing.</summary>
    public TrashRow? Trashed { get; set; }

    /// <summary>How well it fits what was searched for; null when nothing was.</summary>
    public float? Score { get; init; }

    public bool IsRoot => Node.Id == Space.Root;

    /// <summary>Percent-encoded; made when asked for.</summary>
    public string Href => _name.Length == 0 ? _folderHref
        : $"{_folderHref}{(global::WebDav.Href.Encode(_name))}{(Node.IsFolder ? "/" : "")}";

    /// <param name="folderHref">Percent-encoded path of the folder; or, without a name, of the resource itself.</param>
    public void MoveTo(NodeRow node, string folderHref, string name) => (_node, _folderHref, _name) = (node, folderHref, name);
}
