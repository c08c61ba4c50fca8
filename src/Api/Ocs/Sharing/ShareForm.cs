using System.Globalization;
using Api.Http;
using Api.Sharing;
using Domain;
using Domain.Access;
using Domain.Links;

namespace Api.Ocs.Sharing;

/// <summary>The parameters that making and changing a share have in common.</summary>
internal static class ShareForm
{
    private const int BitsMax = 31;

    private static readonly Refusal BadPermissions = new(RefusalCode.InvalidInput, "There are no such permissions.");

    /// <summary>A share or link as a path names it; what is no id names none.</summary>
    public static Guid Id(string text) => Guid.TryParseExact(text, "D", out var id) ? id : Guid.Empty;

    /// <summary>The type that a link is wanted of, by its number or as older clients ask; null when there is no such link.</summary>
    public static (LinkType? Type, Refusal? Refusal) LinkType(OcsRequest request, bool isFolder)
    {
        var (bits, refusal) = Bits(request);
        return refusal is not null
            ? (null, refusal)
            : (ShareView.LinkOf(bits ?? (request.IsTrue("publicUpload") ? Bitmask.All : Bitmask.Read), isFolder), null);
    }

    /// <summary>A link that is to be made, with what depends on the thing that it opens.</summary>
    public static (WantedLink Link, Refusal? Refusal) Complete(OcsRequest request, WantedLink link, bool isFolder)
    {
        var (type, unfit) = LinkType(request, isFolder);
        var (expiresAt, noDate) = Expiry(request, now: null);
        return (link with { Type = type, ExpiresAt = expiresAt }, unfit ?? noDate);
    }

    /// <summary>What becomes of what was granted before.</summary>
    public static (Granted? Granted, Refusal? Refusal) Change(OcsRequest request, Granted was, bool isFolder)
    {
        if (request.Has("permissions") || request.Has("role"))
        {
            var (role, unfit) = Role(request, isFolder);
            if (role is null) return (null, unfit);
            was = Granted.Of(role, was.ExpiresAt);
        }

        var (expiresAt, refusal) = Expiry(request, was.ExpiresAt);
        return refusal is null ? (was with { ExpiresAt = expiresAt }, null) : (null, refusal);
    }

    /// <summary>The permissions' number; null when none is given.</summary>
    private static (int? Bits, Refusal? Refusal) Bits(OcsRequest request)
    {
        if (request["permissions"] is not { Length: > 0 } text) return (null, null);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits <= BitsMax ? (bits, null) : (null, BadPermissions);
    }

    /// <summary>A role by its name or number, fit for such a thing.</summary>
    public static (Role? Role, Refusal? Refusal) Role(OcsRequest request, bool isFolder)
    {
        if (request["role"] is { Length: > 0 } name)
        {
            if (name == "editor" && !isFolder) name = Roles.FileEditor.Name;
            var named = Roles.FindByName(name);
            return named is not null && named.Scope.HasFlag(isFolder ? RoleScope.Folder : RoleScope.File) ? (named, null) : (null, BadPermissions);
        }

        var (bits, refusal) = Bits(request);
        if (refusal is not null) return (null, refusal);
        return ShareView.RoleOf(bits ?? Bitmask.All, isFolder) is { } role ? (role, null) : (null, BadPermissions);
    }

    /// <summary>A day (to its end) or an instant. Not given: as <paramref name="now"/> says; empty: none.</summary>
    public static (DateTimeOffset? ExpiresAt, Refusal? Refusal) Expiry(OcsRequest request, DateTimeOffset? now)
    {
        if (!request.Has("expireDate")) return (now, null);
        var text = request["expireDate"]!;
        if (text.Length == 0) return (null, null);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return (new DateTimeOffset(day.ToDateTime(new TimeOnly(23, 59, 59)), TimeSpan.Zero), null);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? (instant.ToUniversalTime(), null)
            : (null, new(RefusalCode.InvalidInput, "expireDate is no date."));
    }
}
