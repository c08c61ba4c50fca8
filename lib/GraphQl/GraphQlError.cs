using GraphQl.Language;

namespace GraphQl;

/// <summary>One entry of a response's <c>errors</c>. <see href="https://spec.graphql.org/September2025/#sec-Errors">§7.1.6</see></summary>
public sealed record GraphQlError(string Message)
{
    /// <summary>The places in the document the error is about; empty when it belongs to none.</summary>
    public IReadOnlyList<SourceLocation> Locations { get; init; } = [];

    /// <summary>
    /// Response names (<see cref="string"/>) and list indices (<see cref="int"/>) from the root to the field; null for request errors.
    /// </summary>
    public IReadOnlyList<object>? Path { get; init; }

    /// <summary>What the service adds on its own.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>The section of the specification whose rule was broken (<c>5.3.1</c>), or the name of a limit. Never sent.</summary>
    public string? Rule { get; init; }
}
