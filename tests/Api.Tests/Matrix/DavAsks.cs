namespace Api.Tests.Matrix;

/// <summary>WebDAV requests that are right in form: whatever is refused is refused for who asks and what for.</summary>
internal static class DavAsks
{
    private const string LockBody =
        "<lockinfo xmlns='DAV:'><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>";

    private const string PatchBody =
        "<propertyupdate xmlns='DAV:'><set><prop><x xmlns='urn:matrix'>1</x></prop></set></propertyupdate>";

    private const string SearchBody =
        "<search-files xmlns='http://owncloud.org/ns'><search><pattern>name:n*</pattern></search></search-files>";

    /// <param name="destination">Of COPY and MOVE.</param>
    /// <param name="lockToken">Of UNLOCK; without one, a token that names no lock.</param>
    public static Ask Of(string method, string path, string destination = "", string lockToken = "") => method switch
    {
        "PUT" => new(method, path, "content", "text/plain"),
        "LOCK" => new(method, path, LockBody),
        "PROPPATCH" => new(method, path, PatchBody),
        "REPORT" => new(method, path, SearchBody),
        "PROPFIND" => new(method, path, Headers: ("Depth", "0")),
        "COPY" or "MOVE" => new(method, path, Headers: ("Destination", destination)),
        "UNLOCK" => new(method, path, Headers: ("Lock-Token", lockToken.Length > 0 ? lockToken : "<urn:uuid:00000000-0000-0000-0000-000000000001>")),
        _ => new(method, path),
    };
}
