using GraphQl.TypeSystem;
using Projections.Core;

namespace Api.GraphQl.Types;

/// <summary>type Quota.</summary>
internal static class QuotaType
{
    public static readonly ObjectType<SpaceRow> Definition = new("Quota", "How much a space may hold, and holds.",
    [
        new("total", "Long", space => space.QuotaBytes, "Bytes that it may hold; null: any number."),
        new("used", "Long!", space => space.UsedBytes, "Bytes of current content, in the trash as well; old versions are not counted."),
        new("remaining", "Long", space => space.QuotaBytes is { } total ? Math.Max(0, total - space.UsedBytes) : null,
            "Bytes that it still has room for; null: any number."),
    ]);
}
