namespace Projections.Core;

/// <summary>
/// Joins that can only be index look-ups. PostgreSQL may not flatten a subquery with an offset, so what it has to plan is a table with
/// known keys, not a join: a plan that was made and kept while a table was tiny stays right when it has grown.
/// </summary>
internal static class LookUp
{
    /// <param name="condition">On the table's row <c>x</c>, whose key columns are all compared.</param>
    public static string Maybe(string table, string alias, string condition) =>
        $"left join lateral (select * from {table} x where {condition} offset 0) {alias} on true";

    /// <inheritdoc cref="Maybe"/>
    public static string Each(string table, string alias, string condition) =>
        $"cross join lateral (select * from {table} x where {condition} offset 0) {alias}";
}
