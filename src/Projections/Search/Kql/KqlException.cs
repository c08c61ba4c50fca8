namespace Projections.Search.Kql;

/// <summary>A query that cannot be understood. The message is for the person who typed it.</summary>
public sealed class KqlException : Exception
{
    public KqlException(string message, int at) : base(message) => At = at;

    /// <summary>Where in the query, in characters.</summary>
    public int At { get; }
}
