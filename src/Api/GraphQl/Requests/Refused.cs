using Domain;
using GraphQl.Execution;

namespace Api.GraphQl.Requests;

/// <summary>A query's "no": an error beside the data. What a mutation refuses stands in its payload instead.</summary>
internal static class Refused
{
    public static GraphQlException Because(Refusal refusal) =>
        new(refusal.Reason, new Dictionary<string, object?> { ["code"] = ErrorCodes.Of(refusal.Code) });

    public static GraphQlException Input(string message) => Because(new(RefusalCode.InvalidInput, message));
}
