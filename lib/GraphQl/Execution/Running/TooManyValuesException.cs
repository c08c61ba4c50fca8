namespace GraphQl.Execution;

/// <summary>The response has more values than it may; the run is given up.</summary>
internal sealed class TooManyValuesException : Exception;
