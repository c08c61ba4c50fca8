namespace Api.GraphQl;

/// <summary>Every setting and limit of the GraphQL head, by name.</summary>
public sealed record GraphQlOptions
{
    /// <summary>Whether the schema tells of itself.</summary>
    public bool AllowIntrospection { get; init; } = true;

    /// <summary>Whether a browser that comes to the address gets a page to try queries on.</summary>
    public bool IsExplorerServed { get; init; }

    /// <summary>The most that a query may cost, in resolvers and in objects of its answer.</summary>
    public double CostMax { get; init; } = 25_000;

    /// <summary>How long an operation may run; a subscription, each of its events.</summary>
    public TimeSpan TimeMax { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes of one answer.</summary>
    public int ResponseBytesMax { get; init; } = 32 * 1024 * 1024;

    /// <summary>Event streams and sockets that may be open at one time.</summary>
    public int StreamsMax { get; init; } = 10_000;

    /// <summary>Bytes of a file that comes with a mutation; larger ones go to an upload address.</summary>
    public long UploadBytesMax { get; init; } = 16 * 1024 * 1024;

    /// <summary>How long an upload address is good for.</summary>
    public TimeSpan UploadAddressKeptFor { get; init; } = TimeSpan.FromMinutes(15);
}
