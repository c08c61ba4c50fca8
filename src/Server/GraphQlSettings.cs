using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Api.GraphQl;
using Server.Cli;

namespace Server;

/// <summary>What the GraphQL head is told from the environment.</summary>
internal static class GraphQlSettings
{
    public const string ExplorerVariable = "OPENCLOUD_GRAPHQL_EXPLORER";
    public const string IntrospectionVariable = "OPENCLOUD_GRAPHQL_INTROSPECTION";
    public const string LimitsVariable = "OPENCLOUD_GRAPHQL_LIMITS";
    public const string TrustedVariable = "OPENCLOUD_GRAPHQL_TRUSTED";
    public const string TrustedOnlyVariable = "OPENCLOUD_GRAPHQL_TRUSTED_ONLY";

    /// <summary>What <see cref="LimitsVariable"/> may name.</summary>
    public static readonly FrozenDictionary<string, Func<GraphQlOptions, int, GraphQlOptions>> Limits =
        new Dictionary<string, Func<GraphQlOptions, int, GraphQlOptions>>
        {
            ["tokens"] = static (options, max) => options with { TokensMax = max },
            ["depth"] = static (options, max) => options with { DepthMax = max },
            ["aliases"] = static (options, max) => options with { AliasesMax = max },
            ["root-fields"] = static (options, max) => options with { RootFieldsMax = max },
            ["directives"] = static (options, max) => options with { DirectivesMax = max },
            ["directives-per-place"] = static (options, max) => options with { DirectivesPerPlaceMax = max },
            ["fragments"] = static (options, max) => options with { FragmentsMax = max },
            ["cost"] = static (options, max) => options with { CostMax = max },
            ["seconds"] = static (options, max) => options with { TimeMax = TimeSpan.FromSeconds(max) },
            ["answer-bytes"] = static (options, max) => options with { ResponseBytesMax = max },
            ["streams"] = static (options, max) => options with { StreamsMax = max },
            ["socket-operations"] = static (options, max) => options with { SocketOperationsMax = max },
            ["batch"] = static (options, max) => options with { BatchMax = max },
            ["upload-bytes"] = static (options, max) => options with { UploadBytesMax = max },
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <exception cref="CommandFailedException">A variable, or the file that it names, holds what cannot be understood.</exception>
    public static GraphQlOptions Read()
    {
        var options = WithLimits(new(), ServerSettings.Variable(LimitsVariable) ?? "") with
        {
            IsExplorerServed = HeadSettings.IsOn(ExplorerVariable),
            AllowIntrospection = HeadSettings.IsOn(IntrospectionVariable, unless: true),
            TrustedDocuments = ServerSettings.Variable(TrustedVariable) is { } file ? ReadTrusted(file) : null,
            IsOnlyTrustedServed = HeadSettings.IsOn(TrustedOnlyVariable),
        };
        return options is { IsOnlyTrustedServed: true, TrustedDocuments: null }
            ? throw new CommandFailedException($"{TrustedOnlyVariable} is on, and {TrustedVariable} names no file.")
            : options;
    }

    /// <summary>As in <c>depth=20, cost=50000</c>.</summary>
    public static GraphQlOptions WithLimits(GraphQlOptions options, string text)
    {
        foreach (var limit in text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            options = limit.Split('=') is [var name, var value] && Limits.TryGetValue(name, out var set)
                && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var max)
                    ? set(options, max)
                    : throw new CommandFailedException(
                        $"{LimitsVariable}: '{limit}' is no limit like depth=20. There are {string.Join(", ", Limits.Keys.Order())}.");
        }

        return options;
    }

    /// <summary>A JSON object of texts by their ids, as code generators write it.</summary>
    public static IReadOnlyDictionary<string, string> ReadTrusted(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(file)) is { } documents
                && documents.Values.All(static text => text is not null)
                    ? documents
                    : throw new JsonException();
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{TrustedVariable}: '{file}' cannot be read as a JSON object of documents by their ids.");
        }
    }
}
