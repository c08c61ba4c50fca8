namespace GraphQl.Execution;

/// <summary>What makes the answers of two subscriptions to one event equal.</summary>
/// <param name="Plan">The operation; of one document, it is one object.</param>
/// <param name="Variables">Compared by their values.</param>
/// <param name="RootValue">The source of the root field.</param>
/// <param name="SharedBy">What the host says that it depends on beside these: who asks, above all.</param>
internal sealed record AnswerKey(OperationPlan Plan, CoercedVariables Variables, object? RootValue, object SharedBy);
