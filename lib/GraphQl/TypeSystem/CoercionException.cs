using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>A value does not fit its type. The message is meant for the caller and never holds more than the caller sent.</summary>
public sealed class CoercionException(string message) : Exception(message)
{
    /// <summary>The node of the document whose value it is, where it is not the field as a whole.</summary>
    internal Node? Node { get; init; }
}
