namespace GraphQl.Execution;

/// <summary>A value does not keep what its type promises. The text names types and fields alone, so it may be told.</summary>
internal sealed class FieldException(string message) : Exception(message);
