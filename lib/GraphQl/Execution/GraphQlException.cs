namespace GraphQl.Execution;

/// <summary>
/// A resolver's refusal: message and extensions are told to the caller. Anything else thrown is a fault and stays inside.
/// </summary>
public class GraphQlException(string message, IReadOnlyDictionary<string, object?>? extensions = null) : Exception(message)
{
    public IReadOnlyDictionary<string, object?>? Extensions { get; } = extensions;
}
