using System.Diagnostics;
using System.Globalization;
using Projections.Search.Kql;

namespace Projections.Tests.Search;

/// <summary>Expressions in a short form for the tables of tests.</summary>
internal static class ExprText
{
    public static string Of(Expr expression) => expression switch
    {
        Expr.And e => $"({string.Join(" & ", e.Parts.Select(Of))})",
        Expr.Or e => $"({string.Join(" | ", e.Parts.Select(Of))})",
        Expr.Not e => $"!{Of(e.Part)}",
        Expr.Name e => $"name~{e.Pattern.ToString()[1..^1]}",
        Expr.Tag e => $"tag~{e.Pattern.ToString()[1..^1]}",
        Expr.MediaType e => $"media({string.Join(' ', e.Types.Select(type => type.ToString()[1..^1]))})",
        Expr.Size e => $"size {e.Comparison} {e.Bytes}",
        Expr.Mtime e => $"{Time(e.From)} .. {Time(e.Until)}",
        Expr.Kind e => e.IsFolder ? "folder" : "file",
        Expr.Id e => $"id {e.Node}",
        Expr.InSpace e => $"space {e.Space}",
        Expr.Hidden e => e.Is ? "hidden" : "!hidden",
        Expr.Scope e => $"at {e.Place.Id}:{string.Join('/', e.Place.Path)}",
        _ => throw new UnreachableException(),
    };

    private static string Time(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) ?? "";
}
