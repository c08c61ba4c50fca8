using Domain;
using GraphQl.Execution;

namespace Api.GraphQl.Requests;

/// <summary>A query's "no": an error beside the data. What a mutation refuses stands in its payload instead.</summary>
internal static class Refused
{
    /// <param name="argument">The name of the value that is to blame; null: it is about no single one.</param>
    public static GraphQlException Because(Refusal refusal, string? argument = null)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = ErrorCodes.Of(refusal.Code) };
        if (argument is not null) extensions["argument"] = argument;
        return new(refusal.Reason, extensions);
    }

    public static GraphQlException Input(string message, string? argument = null) =>
        Because(new(RefusalCode.InvalidInput, message), argument);
}
