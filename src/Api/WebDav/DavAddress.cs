using Api.Http;
using Domain;
using Projections.Core;
using WebDav;

namespace Api.WebDav;

/// <summary>What a WebDAV URL names, before anything is looked up.</summary>
public sealed class DavAddress
{
    private readonly IReadOnlyList<string> _segments;
    private readonly int _rootLength;
    private IReadOnlyList<string>? _path;
    private string? _prefix;

    private DavAddress(DavArea area, PathRoot? root, DavPath path, int rootLength, ShareId? share = null)
    {
        (Area, Root, HasTrailingSlash, Share) = (area, root, path.EndsInSlash, share);
        (_segments, _rootLength) = (path.Segments, rootLength);
    }

    private DavAddress(DavAddress other, IReadOnlyList<string> segments)
    {
        (Area, Root, HasTrailingSlash, Share) = (other.Area, other.Root, other.HasTrailingSlash, other.Share);
        (_segments, _rootLength) = (segments, other._rootLength);
    }

    public DavArea Area { get; }

    /// <summary>
    /// Where the path begins; null when there can be no such place (<see cref="DavArea.Nowhere"/>, <see cref="DavArea.Above"/>).
    /// </summary>
    public PathRoot? Root { get; }

    /// <summary>The share that it leads through: then the path begins at what is shared.</summary>
    public ShareId? Share { get; }

    public bool HasTrailingSlash { get; }

    /// <summary>The decoded segments below the root: names in a tree; key and names in a trash; <c>v</c> and key in meta.</summary>
    public IReadOnlyList<string> Path => _path ??= [.. _segments.Skip(_rootLength)];

    /// <summary>The public path of <see cref="Root"/>, percent-encoded, without a trailing slash: what hrefs begin with.</summary>
    public string Prefix => _prefix ??= global::WebDav.Href.Encode(_segments.Take(_rootLength), isCollection: false);

    /// <summary>What clients of old put before every address: <c>/remote.php</c>, or nothing.</summary>
    public string Mount => _segments is ["remote.php", ..] ? "/remote.php" : "";

    /// <summary>The part of the path that core resolves: in a tree all of it; trash and meta look their keys up themselves.</summary>
    public IReadOnlyList<string> TreePath => Area == DavArea.Tree ? Path : [];

    /// <summary>The name of a linked file after the link's token says once more what the link names.</summary>
    public DavAddress WithoutPath() => new(this, [.. _segments.Take(_rootLength)]);

    /// <summary>The route's name in the log: never the path itself.</summary>
    public string Template => Area switch
    {
        DavArea.Tree => "/dav/{tree}/{path}",
        DavArea.Trash => "/dav/{trash}/{key}",
        DavArea.Meta => "/dav/meta/{fileid}",
        _ => "/dav",
    };

    /// <summary>The public path of the folder that holds it.</summary>
    public string ParentHref => Prefix + global::WebDav.Href.Encode(Path.SkipLast(1), isCollection: true);

    /// <summary>What a path names for a caller.</summary>
    public static DavAddress Of(DavPath path, Caller caller, Guid storage)
    {
        var segments = path.Segments;
        var at = segments is ["remote.php", ..] ? 1 : 0;
        if (at == segments.Count) return Above();
        if (segments[at] == "webdav") return Below(DavArea.Tree, Own(caller), at + 1);
        if (segments[at] != "dav") return Nowhere();

        var area = ++at;
        if (area == segments.Count) return Above();
        if (segments[area] is not ("files" or "spaces" or "trash-bin" or "meta" or "public-files")) return Nowhere();
        var isSpaceTrash = segments[area] == "spaces" && area + 1 < segments.Count && segments[area + 1] == "trash-bin";
        at = isSpaceTrash ? area + 2 : area + 1;
        if (at == segments.Count) return Above();
        return (segments[area], isSpaceTrash) switch
        {
            ("files", _) => Below(DavArea.Tree, Personal(segments[at], caller), at + 1),
            ("public-files", _) => Below(DavArea.Tree, Linked(segments[at], caller), at + 1),
            ("trash-bin", _) => Below(DavArea.Trash, Personal(segments[at], caller), at + 1),
            ("spaces", true) => Below(DavArea.Trash, FileIds.Parse(segments[at], storage) as PathRoot.InSpace, at + 1),
            ("spaces", false) when ShareJail.Names(segments[at], out var share) => share is null
                ? new(DavArea.Shares, null, path, at + 1)
                : new(DavArea.Tree, null, path, at + 1, share),
            ("spaces", false) => Below(DavArea.Tree, FileIds.Parse(segments[at], storage), at + 1),
            _ => Below(DavArea.Meta, FileIds.Parse(segments[at], storage), at + 1),
        };

        DavAddress Above() => new(DavArea.Above, null, path, 0);
        DavAddress Nowhere() => new(DavArea.Nowhere, null, path, 0);
        DavAddress Below(DavArea area, PathRoot? root, int length) => root is null ? Nowhere() : new(area, root, path, length);
    }

    /// <summary>The token of an address below <c>/dav/public-files</c>: whoever asks for one comes by a link.</summary>
    public static string? LinkToken(DavPath path) => path.Segments switch
    {
        ["remote.php", "dav", "public-files", var token, ..] => token,
        ["dav", "public-files", var token, ..] => token,
        _ => null,
    };

    /// <summary>The same folder, another name in it.</summary>
    public DavAddress Beside(string name) => new(this, [.. _segments.SkipLast(1), name]);

    /// <summary>The same name where the address begins.</summary>
    public DavAddress AtTop() => new(this, [.. _segments.Take(_rootLength), _segments[^1]]);

    private static PathRoot.AtNode? Linked(string token, Caller caller) => caller.Link is { } link && link.Token == token
        ? new PathRoot.AtNode(link.Grant.Space, link.Grant.Node)
        : null;

    // Who had no space when they were verified may have been given one since.
    private static PathRoot Own(Caller caller) =>
        caller.PersonalSpace is { } space ? new PathRoot.InSpace(space) : new PathRoot.InPersonalSpace(caller.Name);

    // One's own space is known without asking; another's name or id is for core to find (and then to be refused).
    private static PathRoot Personal(string user, Caller caller) =>
        user.Equals(caller.Name, StringComparison.OrdinalIgnoreCase) || (Guid.TryParse(user, out var id) && new UserId(id) == caller.Id)
            ? Own(caller)
            : new PathRoot.InPersonalSpace(user);
}
