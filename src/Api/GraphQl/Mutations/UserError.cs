using Api.GraphQl.Requests;
using Domain;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Mutations;

/// <summary>Why a mutation did not do what it was asked.</summary>
/// <param name="Path">Where in the input; empty: it is about the whole of it.</param>
internal sealed record UserError(RefusalCode Code, string Message, IReadOnlyList<string> Path)
{
    public static readonly ObjectType<UserError> Definition = new("UserError", "Why a mutation did not do what it was asked.",
    [
        new("code", "ErrorCode!", error => error.Code, "For programs."),
        new("message", "String!", error => error.Message, "For the person who asked."),
        new("path", "[String!]!", error => error.Path,
            "Where in the input; the last is the name of the offending value. Empty: the whole of it."),
    ]);
}
