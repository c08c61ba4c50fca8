namespace GraphQl.TypeSystem;

/// <summary>A value does not fit its type. The message is meant for the caller and never holds more than the caller sent.</summary>
public sealed class CoercionException(string message) : Exception(message);
