using Domain;
using Domain.Nodes;

namespace Commands;

/// <summary>Whether dead properties fit into events.</summary>
internal static class PropertySizes
{
    /// <summary>What a property takes beside its texts: member names, quotes, commas.</summary>
    private const int FrameBytes = 48;

    public static int Of(Property property) =>
        FrameBytes + property.Namespace.JsonBytes + property.Name.JsonBytes + property.Xml.Value.JsonBytes;

    public static Refusal? Refusal(IReadOnlyList<Property> set, IReadOnlyList<PropertyName>? removed = null)
    {
        // The length in characters is looked at first, so that a huge text is not encoded only to be refused.
        if (set.Any(property => property.Xml.Value.Length > Limits.PropertyMaxBytes || Of(property) > Limits.PropertyMaxBytes))
            return new Refusal(RefusalCode.LimitExceeded, $"A property has at most {Limits.PropertyMaxBytes} bytes.");

        if (set.Count > Limits.PropertiesPerNodeMax)
            return new Refusal(RefusalCode.LimitExceeded, $"One request sets at most {Limits.PropertiesPerNodeMax} properties.");

        var removedBytes = removed?.Sum(name => FrameBytes + name.Namespace.JsonBytes + name.Name.JsonBytes) ?? 0;
        return set.Sum(Of) + removedBytes > Limits.PropertiesChangeMaxBytes
            ? new Refusal(RefusalCode.LimitExceeded, $"One request changes at most {Limits.PropertiesChangeMaxBytes} bytes of properties.")
            : null;
    }

    /// <summary>Cuts a node's properties into portions of which each fits into one event.</summary>
    public static IEnumerable<IReadOnlyList<Property>> Portions(IReadOnlyList<Property> properties)
    {
        var (portion, bytes) = (new List<Property>(), 0);
        foreach (var property in properties)
        {
            var size = Of(property);
            if (bytes + size > Limits.PropertiesChangeMaxBytes && portion.Count > 0)
            {
                yield return portion;
                (portion, bytes) = (new List<Property>(), 0);
            }

            portion.Add(property);
            bytes += size;
        }

        if (portion.Count > 0) yield return portion;
    }
}
