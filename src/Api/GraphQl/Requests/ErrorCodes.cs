using Domain;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Requests;

/// <summary>enum ErrorCode — the domain's codes as this protocol writes them.</summary>
internal static class ErrorCodes
{
    public static readonly EnumTypeDefinition Definition = new("ErrorCode", "Why something was refused.",
    [
        Value(RefusalCode.NotFound, "It is not there, or you may not know that it is."),
        Value(RefusalCode.Forbidden, "You may not do this."),
        Value(RefusalCode.NameTaken, "Something else has this name."),
        Value(RefusalCode.InvalidName, "This can be no name."),
        Value(RefusalCode.ParentMissing, "The folder is missing, or is none."),
        Value(RefusalCode.Cycle, "A folder cannot go into itself or below itself."),
        Value(RefusalCode.Locked, "A lock is in the way."),
        Value(RefusalCode.NoSuchLock, "There is no such lock on this."),
        Value(RefusalCode.QuotaExceeded, "The space has no room for this."),
        Value(RefusalCode.LimitExceeded, "It goes beyond a limit of the server."),
        Value(RefusalCode.WrongKind, "A folder where a file is needed, or the other way round."),
        Value(RefusalCode.Conflict, "Others kept changing the same thing: try again."),
        Value(RefusalCode.InvalidInput, "The input does not make sense as it is."),
    ]);

    public static string Of(RefusalCode code) => code.Text.ToUpperInvariant();

    private static EnumValueDefinition Value(RefusalCode code, string description) => new(Of(code), description, code);
}
