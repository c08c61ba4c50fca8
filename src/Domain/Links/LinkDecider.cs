using Domain.Access;
using static Domain.Links.Link;
using static Domain.Links.LinkEvent;

namespace Domain.Links;

/// <summary>The rules of a public link. Pure; repeating a command yields no event, but for a password, which nobody can compare.</summary>
/// <remarks>Whether the actor may open the node to others is decided before, by <see cref="AccessRules"/> and <see cref="GrantRules"/>.</remarks>
public static class LinkDecider
{
    /// <summary>UTF-16 units of a label.</summary>
    public const int LabelMax = 256;

    public static Decision<LinkEvent> Create(Link state, LinkCreated link, bool isFolder, DateTimeOffset now) => state switch
    {
        Missing when Unfit(link.Type, isFolder) is { } refusal => refusal,
        Missing when link.Label?.Value.Length > LabelMax => LongLabel,
        Missing when link.ExpiresAt <= now => GrantRules.Expired,
        Missing => [link],
        _ => [],
    };

    public static Decision<LinkEvent> ChangeType(Link state, LinkType type, bool isFolder, UserId by) => state switch
    {
        Open when Unfit(type.Name, isFolder) is { } refusal => refusal,
        Open link when link.Type == type.Name => [],
        Open link => [new LinkTypeChanged(type.Name, type.Permissions(isFolder)!.Value, link.Type, by)],
        _ => NotFound,
    };

    public static Decision<LinkEvent> SetExpiry(Link state, DateTimeOffset? expiresAt, DateTimeOffset now, UserId by) => state switch
    {
        Open link when link.ExpiresAt == expiresAt => [],
        Open when expiresAt <= now => GrantRules.Expired,
        Open link => [new LinkExpirySet(expiresAt, link.ExpiresAt, by)],
        _ => NotFound,
    };

    public static Decision<LinkEvent> Label(Link state, string? label, UserId by) => state switch
    {
        Open when label?.Length > LabelMax => LongLabel,
        Open link when link.Label?.Value == label => [],
        Open link => [new LinkLabeled(label is null ? default(Personal?) : label, link.Label, by)],
        _ => NotFound,
    };

    public static Decision<LinkEvent> SetPassword(Link state, bool hasPassword, UserId by) => state switch
    {
        Open { HasPassword: false } when !hasPassword => [],
        Open => [new LinkPasswordSet(hasPassword, by)],
        _ => NotFound,
    };

    public static Decision<LinkEvent> Revoke(Link state, UserId by) => state switch
    {
        Open link => [new LinkRevoked(link.Space, link.Node, by)],
        Ended => [],
        _ => NotFound,
    };

    public static Decision<LinkEvent> Expire(Link state, DateTimeOffset now) => state switch
    {
        Open link when link.ExpiresAt <= now => [new LinkExpired(link.Space, link.Node)],
        _ => [],
    };

    private static Refusal? Unfit(string type, bool isFolder) =>
        LinkType.Find(type)?.Permissions(isFolder) is null ? LinkRules.NoSuchLink : null;

    private static Refusal LongLabel => new(RefusalCode.InvalidInput, $"A label has at most {LabelMax} characters.");

    private static Refusal NotFound => new(RefusalCode.NotFound, "No such link.");
}
