using System.Globalization;
using Api.Http;
using Domain;
using Domain.Access;

namespace Api.Ocs.Sharing;

/// <summary>The parameters that making and changing a share have in common.</summary>
internal static class ShareForm
{
    private const int BitsMax = 31;

    private static readonly Refusal BadPermissions = new(RefusalCode.InvalidInput, "There are no such permissions.");

    /// <summary>The permissions' number; null when none is given.</summary>
    public static (int? Bits, Refusal? Refusal) Bits(OcsRequest request)
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
