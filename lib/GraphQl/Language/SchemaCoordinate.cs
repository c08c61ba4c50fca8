using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace GraphQl.Language;

/// <summary>
/// The name of one element of a schema, for people and tools: <c>Type</c>, <c>Type.member</c>, <c>Type.field(argument:)</c>,
/// <c>@directive</c> or <c>@directive(argument:)</c>. Nothing is ignored inside it, white space neither.
/// <see href="https://spec.graphql.org/September2025/#sec-Schema-Coordinates">§2.14</see>
/// </summary>
/// <param name="Name">The type or directive, without the @.</param>
/// <param name="Member">The field, input field or enum value.</param>
/// <param name="Argument">The argument of the field or directive.</param>
/// <param name="IsDirective">Whether Name is a directive.</param>
public sealed partial record SchemaCoordinate(string Name, string? Member = null, string? Argument = null, bool IsDirective = false)
{
    public static bool TryParse(string text, [NotNullWhen(true)] out SchemaCoordinate? coordinate)
    {
        var match = Grammar().Match(text);
        coordinate = match.Success
            ? new(match.Groups["name"].Value, Text(match.Groups["member"]), Text(match.Groups["argument"]), match.Groups["at"].Success)
            : null;
        return match.Success;
    }

    public override string ToString()
    {
        var element = IsDirective ? $"@{Name}" : Member is null ? Name : $"{Name}.{Member}";
        return Argument is null ? element : $"{element}({Argument}:)";
    }

    private static string? Text(Group group) => group.Success ? group.Value : null;

    // No alternative can start where another could go on, so that it is linear without backtracking.
    [GeneratedRegex(
        @"\A(?:(?<at>@)(?<name>[_A-Za-z]\w*)(?:\((?<argument>[_A-Za-z]\w*):\))?"
        + @"|(?<name>[_A-Za-z]\w*)(?:\.(?<member>[_A-Za-z]\w*)(?:\((?<argument>[_A-Za-z]\w*):\))?)?)\z",
        RegexOptions.ECMAScript | RegexOptions.ExplicitCapture)]
    private static partial Regex Grammar();
}
