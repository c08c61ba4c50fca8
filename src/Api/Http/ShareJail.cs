using Domain;

namespace Api.Http;

/// <summary>
/// The space that clients see received shares in. It holds nothing itself: <c>{id}${id}!{share}</c> is where a share is mounted, and what
/// stands below keeps its own ids. The id is known to all clients of the ownCloud family.
/// </summary>
public static class ShareJail
{
    public const string Id = "a0ca6a90-a365-4782-871e-d44447bbc668";

    /// <summary>As a space.</summary>
    public const string SpaceId = $"{Id}${Id}";

    public static string MountId(Guid share) => $"{SpaceId}!{share:D}";

    /// <summary>Whether an id is the jail's or a mount's in it; of a mount, which share it is.</summary>
    public static bool Names(string id, out ShareId? share)
    {
        share = null;
        if (!id.StartsWith(Id, StringComparison.OrdinalIgnoreCase)) return false;
        var bang = id.IndexOf('!', StringComparison.Ordinal);
        if (bang < 0) return id.Length == Id.Length || id.Equals(SpaceId, StringComparison.OrdinalIgnoreCase);
        if (!Guid.TryParseExact(id.AsSpan(bang + 1), "D", out var mount)) return false;
        if (mount != Guid.Parse(Id)) share = new ShareId(mount);
        return true;
    }
}
