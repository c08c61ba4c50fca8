namespace Server;

/// <summary>What a person at the terminal is told in one line when a command cannot do what it was asked to: exit code 1.</summary>
public sealed class CommandFailedException(string message, Exception? inner = null) : Exception(message, inner);
