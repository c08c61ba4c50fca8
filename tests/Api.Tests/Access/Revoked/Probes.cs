using Api.Tests.Matrix;

namespace Api.Tests.Access.Revoked;

/// <summary>A request by which something might still be reached.</summary>
/// <param name="IsChange">Not tried as long as the right is in force.</param>
/// <param name="MayNotTell">An answer of one's own, which must not name this any more; null: the answer itself has to be a refusal.</param>
internal sealed record Probe(Ask Ask, bool IsChange = false, string? MayNotTell = null);

/// <summary>Every kind of address under which the same folder and file are known.</summary>
internal static class Probes
{
    private const string Tags = "/graph/v1.0/extensions/org.libregraph/tags";

    private const string Sharing = "/ocs/v2.php/apps/files_sharing/api/v1";

    /// <summary>The address that they know the file by.</summary>
    public static string File(Scene scene, Way way) => In(scene, way, scene.FileName);

    public static string In(Scene scene, Way way, string name) => way switch
    {
        Way.Link => $"/dav/public-files/{scene.LinkToken}/{name}",
        Way.Share => $"/dav/spaces/{TreeForms.JailId}!{scene.Permission}/{name}",
        _ => $"/dav/spaces/{scene.Space}/work/{name}",
    };

    public static IEnumerable<Probe> Of(Scene scene, Way way) => way switch
    {
        Way.Link => [.. Tree(scene, $"/dav/public-files/{scene.LinkToken}"), .. Tree(scene, $"/remote.php/dav/public-files/{scene.LinkToken}")],
        Way.Share =>
        [
            // First what is told of oneself: it may not need another request to notice that an account is none any more.
            .. Told(scene, way), .. Tree(scene, $"/dav/spaces/{TreeForms.JailId}!{scene.Permission}"), .. ById(scene), .. OfShare(scene),
        ],
        _ =>
        [
            .. Told(scene, way), .. Tree(scene, $"/dav/spaces/{scene.Space}/work"), .. ById(scene), .. Versions(scene),
            .. Tree(scene, $"/remote.php/dav/spaces/{scene.Space}/work"),
        ],
    };

    private static IEnumerable<Probe> Tree(Scene scene, string folder)
    {
        var file = $"{folder}/{scene.FileName}";
        yield return Read("GET", file);
        yield return Read("HEAD", file);
        yield return new(new Ask("GET", file, Headers: ("Range", "bytes=1-2")));

        // What the client kept is not confirmed to be current either.
        yield return new(new Ask("GET", file, Headers: ("If-None-Match", scene.FileTag)));
        yield return Read("PROPFIND", file);
        yield return Read("PROPFIND", folder);
        yield return new(new Ask("PROPFIND", folder, Headers: ("Depth", "1")));
        yield return Read("REPORT", folder);
        yield return Change("PUT", file);
        yield return Change("PUT", $"{folder}/new.txt");
        yield return Change("MKCOL", $"{folder}/new");
        yield return Change("PROPPATCH", file);
        yield return Change("LOCK", file);
        yield return new(DavAsks.Of("UNLOCK", file, lockToken: scene.LockToken), IsChange: true);
        yield return new(new Ask("PUT", file, "locked", "text/plain", ("If", $"({scene.LockToken})")), IsChange: true);
        yield return new(DavAsks.Of("COPY", file, $"{folder}/copy.txt"), IsChange: true);
        yield return new(DavAsks.Of("MOVE", file, $"{folder}/moved.txt"), IsChange: true);
        yield return Change("DELETE", file);
    }

    private static IEnumerable<Probe> ById(Scene scene)
    {
        foreach (var prefix in new[] { "/dav/spaces", "/remote.php/dav/spaces" })
        {
            yield return Read("GET", $"{prefix}/{scene.FileId}");
            yield return Read("PROPFIND", $"{prefix}/{scene.FolderId}");
            yield return Read("REPORT", $"{prefix}/{scene.FolderId}");
            yield return Change("PUT", $"{prefix}/{scene.FileId}");
        }

        yield return Read("PROPFIND", $"/dav/meta/{scene.FileId}");
        yield return Read("GET", $"/f/{scene.FileId}");
        foreach (var method in new[] { "PUT", "DELETE" })
            yield return new(Ask.Json(method, Tags, $$"""{"resourceId":"{{scene.FileId}}","tags":["{{scene.Tag}}"]}"""), IsChange: true);
        yield return new(Ask.Json("POST", $"/graph/v1.0/me/drive/items/{scene.FileId}/follow"), IsChange: true);
        yield return new(Ask.Json("DELETE", $"/graph/v1.0/me/drive/following/{scene.FileId}"), IsChange: true);
        yield return new(DavAsks.Of("COPY", $"/dav/spaces/{scene.FileId}", $"/dav/files/{scene.Ben.Name}/taken.txt"), IsChange: true);
        foreach (var below in new[] { "", "/children" })
            yield return new(Ask.Json("GET", $"/graph/v1.0/drives/{scene.Space}/items/{scene.FolderId}{below}"));
        yield return new(Ask.Json("GET", $"/graph/v1beta1/drives/{scene.Space}/items/{scene.FileId}"));
        yield return new(Ask.Json("GET", $"/graph/v1beta1/drives/{scene.Space}/items/{scene.FileId}/permissions"));
    }

    private static IEnumerable<Probe> Versions(Scene scene)
    {
        yield return Read("PROPFIND", $"/dav/meta/{scene.FileId}/v");
        yield return new(Ask.Json("GET", $"/graph/v1beta1/extensions/org.libregraph/activities?kql=itemid:{Uri.EscapeDataString(scene.FileId)}"));
        yield return new(new Ask("GET", $"{Sharing}/shares?space_ref={Uri.EscapeDataString(scene.FileId)}"));
    }

    private static IEnumerable<Probe> OfShare(Scene scene)
    {
        yield return new(new Ask("GET", $"{Sharing}/shares/{scene.Permission}"));
        yield return new(Ask.Json("GET", $"/graph/v1.0/drives/{TreeForms.JailId}/items/{TreeForms.JailId}!{scene.Permission}"));
        yield return new(
            new Ask("PUT", $"{Sharing}/shares/pending/{scene.Permission}", "hidden=false", "application/x-www-form-urlencoded"), IsChange: true);
    }

    /// <summary>What one is told about oneself: it names nothing of it any more.</summary>
    private static IEnumerable<Probe> Told(Scene scene, Way way)
    {
        yield return new(DavAsks.Of("REPORT", "/dav/spaces"), MayNotTell: scene.FileName);
        yield return new(Ask.Json("GET", Tags), MayNotTell: scene.Tag);
        yield return new(Ask.Json("GET", "/graph/v1.0/me/drive/following"), MayNotTell: scene.FileName);
        yield return new(Ask.Json("GET", "/graph/v1.0/me/photo/$value"), MayNotTell: scene.FileName);
        yield return new(Ask.Json("GET", $"/graph/v1.0/users/{scene.Anna.Id.Value}/photo/$value"), MayNotTell: scene.FileName);
        if (way == Way.Member) yield break;
        yield return new(new Ask("PROPFIND", $"/dav/spaces/{TreeForms.JailId}", Headers: ("Depth", "1")), MayNotTell: scene.Permission);
        yield return new(Ask.Json("GET", "/graph/v1beta1/me/drive/sharedWithMe"), MayNotTell: scene.Permission);
        yield return new(Ask.Json("GET", "/graph/v1.0/me/drives"), MayNotTell: scene.Permission);
        yield return new(new Ask("GET", $"{Sharing}/shares?shared_with_me=true&state=all&show_hidden=true"), MayNotTell: scene.Permission);
    }

    private static Probe Read(string method, string path) => new(DavAsks.Of(method, path));

    private static Probe Change(string method, string path) => new(DavAsks.Of(method, path), IsChange: true);
}
