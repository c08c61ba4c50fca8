using System.CommandLine;
using EventStore.Subscriptions;

namespace Server.Cli.Projections;

/// <summary>Which read models a command is about: one by its name, or all.</summary>
internal static class ReadModels
{
    public static Argument<string?> Argument() => new("name")
    {
        Description = $"{string.Join(", ", Names)}; all when left out.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <exception cref="CommandFailedException">There is none of that name.</exception>
    public static IReadOnlyList<ProjectionDefinition> Named(string? name)
    {
        if (name is null) return global::Projections.All.Definitions;
        return global::Projections.All.Definitions.FirstOrDefault(definition => definition.Name == name) is { } found
            ? [found]
            : throw new CommandFailedException($"There is no read model {name}. There are: {string.Join(", ", Names)}.");
    }

    private static IEnumerable<string> Names => global::Projections.All.Definitions.Select(definition => definition.Name);
}
