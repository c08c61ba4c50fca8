namespace GraphQl.Execution;

/// <summary>
/// What compiling a text gave: a document, or why there is none. Refusals are kept as well: a client in a loop shall not cost more than one
/// that is right.
/// </summary>
internal sealed record Compilation(CompiledDocument? Document, OperationResult? Refusal);
