namespace Projections.Core.Listing;

/// <summary>What the members of a folder are put in order by.</summary>
public enum ChildrenOrder
{
    /// <summary>Byte order of their names.</summary>
    Name,
    Mtime,
    Size,
}

/// <summary>A place among a folder's members: the value they are ordered by, and the name that tells equals apart.</summary>
/// <param name="Value">Microseconds since 1970, or bytes; of no meaning where the order is by name.</param>
public readonly record struct ChildrenCursor(long Value, string Name);

/// <summary>Which members of a folder, and in what order.</summary>
/// <param name="IsDescending">The order turned round.</param>
/// <param name="After">Only what comes behind this place, in the order asked for.</param>
/// <param name="Max">Rows of each folder.</param>
/// <param name="IsFolder">Folders only, or files only; null: both.</param>
/// <param name="NamePart">What the name holds, whatever the size of its letters; empty: anything.</param>
public sealed record ChildrenRequest(
    ChildrenOrder Order, bool IsDescending, ChildrenCursor? After, int Max, bool? IsFolder = null, string NamePart = "")
{
    /// <summary>All members in the order that they are read in, from the first on.</summary>
    public bool IsFromTheStart => Order == ChildrenOrder.Name && !IsDescending && After is null && IsOfAll;

    public bool IsOfAll => IsFolder is null && NamePart.Length == 0;
}
