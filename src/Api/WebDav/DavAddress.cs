using Api.Http;
using Domain;
using Projections.Core;

namespace Api.WebDav;

/// <summary>What a WebDAV URL names, before anything is looked up.</summary>
/// <param name="Root">Where the path begins; null when there can be no such place (<see cref="DavArea.Nowhere"/>, <see cref="DavArea.Above"/>).</param>
/// <param name="Prefix">The public path of <paramref name="Root"/> as the client wrote it, without a trailing slash: what hrefs begin with.</param>
/// <param name="Path">The decoded segments below the root: names in a tree; key and names in a trash; <c>v</c> and key in meta.</param>
/// <param name="HasTrailingSlash">Whether the client wrote one.</param>
public sealed record DavAddress(DavArea Area, PathRoot? Root, string Prefix, IReadOnlyList<string> Path, bool HasTrailingSlash)
{
    private static readonly DavAddress Nowhere = new(DavArea.Nowhere, null, "", [], false);
    private static readonly DavAddress Above = new(DavArea.Above, null, "", [], false);

    /// <summary>The part of the path that core resolves: in a tree all of it; trash and meta look their keys up themselves.</summary>
    public IReadOnlyList<string> TreePath => Area == DavArea.Tree ? Path : [];

    /// <summary>The route's name in the log: never the path itself.</summary>
    public string Template => Area switch
    {
        DavArea.Tree => "/dav/{tree}/{path}",
        DavArea.Trash => "/dav/{trash}/{key}",
        DavArea.Meta => "/dav/meta/{fileid}",
        _ => "/dav",
    };

    /// <summary>The target of a request. Null when the path is malformed.</summary>
    /// <param name="rawPath">The path as it was sent, without the query.</param>
    public static DavAddress? Parse(string rawPath, Caller caller, Guid storage)
    {
        if (PathSegments.Parse(rawPath) is not { } segments) return null;
        var at = 0;
        if (Is(segments, at, "remote.php")) at++;
        if (at == segments.Count) return Above;
        return segments[at] switch
        {
            "webdav" => Below(DavArea.Tree, Own(caller), at + 1),
            "dav" => ParseDav(at + 1),
            _ => Nowhere,
        };

        DavAddress ParseDav(int next)
        {
            if (next == segments.Count) return Above;
            var isLast = next + 1 == segments.Count;
            return segments[next] switch
            {
                "files" or "spaces" or "trash-bin" or "meta" when isLast => Above,
                "files" => Below(DavArea.Tree, Personal(segments[next + 1], caller), next + 2),
                "spaces" when segments[next + 1] == "trash-bin" => next + 2 == segments.Count
                    ? Above
                    : Below(DavArea.Trash, FileIds.Parse(segments[next + 2], storage) as PathRoot.InSpace, next + 3),
                "spaces" => Below(DavArea.Tree, FileIds.Parse(segments[next + 1], storage), next + 2),
                "trash-bin" => Below(DavArea.Trash, Personal(segments[next + 1], caller), next + 2),
                "meta" => Below(DavArea.Meta, FileIds.Parse(segments[next + 1], storage), next + 2),
                _ => Nowhere,
            };
        }

        DavAddress Below(DavArea area, PathRoot? root, int from) => root is null
            ? Nowhere
            : new(area, root, PrefixOf(rawPath, from), segments.GetRange(from, segments.Count - from), rawPath.EndsWith('/'));
    }

    private static bool Is(List<string> segments, int at, string name) => at < segments.Count && segments[at] == name;

    private static PathRoot.InSpace? Own(Caller caller) => caller.PersonalSpace is { } space ? new PathRoot.InSpace(space) : null;

    // One's own space is known without asking; another's name or id is for core to find (and then to refuse).
    private static PathRoot? Personal(string user, Caller caller) =>
        user.Equals(caller.Name, StringComparison.OrdinalIgnoreCase) || (Guid.TryParse(user, out var id) && new UserId(id) == caller.Id)
            ? Own(caller)
            : new PathRoot.InPersonalSpace(user);

    private static string PrefixOf(string rawPath, int segments)
    {
        var end = 0;
        for (; segments > 0; segments--)
        {
            while (end < rawPath.Length && rawPath[end] == '/') end++;
            while (end < rawPath.Length && rawPath[end] != '/') end++;
        }

        return rawPath[..end];
    }
}
