namespace Api.Http;

/// <summary>
/// What the caller may do with a node, in the sync clients' letters: R reshare, D delete, N rename, V move, W write (file), C create
/// a file and K a folder in it, Z deny, P purge.
/// </summary>
public static class Permissions
{
    /// <summary>A space's root stays where it is.</summary>
    public const string OfOwnRoot = "RCKZP";

    private const string OwnFile = "RDNVWZP";
    private const string OwnFolder = "RDNVCKZP";

    public static string OfOwn(bool isFolder) => isFolder ? OwnFolder : OwnFile;
}
