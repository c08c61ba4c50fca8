using EventStore;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Mutations;

/// <summary>What inputs of mutations of files and folders have in common.</summary>
internal static class ItemInputs
{
    public static readonly InputValueDefinition Item = new("item", "ID!", "The file or folder.");

    public static readonly InputValueDefinition Replace = new(
        "replace", "Boolean!", "Whether what has the name there goes into the trash; else it is refused.", "false");

    public static readonly InputValueDefinition LockTokens = new(
        "lockTokens", "[String!]!", "Tokens of locks that you hold and that would be in the way.", "[]");

    public static IReadOnlyList<string> TokensOf(InputObject input) => input.GetList<string>("lockTokens") ?? [];

    /// <summary>Of two snapshots: the fence must have stood still since the older one.</summary>
    public static LogPosition Older(LogPosition one, LogPosition other) => one < other ? one : other;
}
