using GraphQl.Language;
using GraphQl.Validation;

namespace Api.GraphQl;

/// <summary>Every setting and limit of the GraphQL head, by name.</summary>
public sealed record GraphQlOptions
{
    /// <summary>Whether the schema tells of itself: asked for it, and in the "did you mean" of errors.</summary>
    public bool AllowIntrospection { get; init; } = true;

    /// <summary>Whether a browser that comes to the address gets a page to try queries on.</summary>
    public bool IsExplorerServed { get; init; }

    /// <summary>Documents that are known by an id, and need not be sent; null: none.</summary>
    public IReadOnlyDictionary<string, string>? TrustedDocuments { get; init; }

    /// <summary>Whether nothing but the trusted documents is served.</summary>
    public bool IsOnlyTrustedServed { get; init; }

    /// <summary>Punctuators, names and values of a document.</summary>
    public int TokensMax { get; init; } = ParserOptions.Default.TokensMax;

    /// <summary>Fields below each other.</summary>
    public int DepthMax { get; init; } = DocumentLimits.Default.DepthMax;

    /// <summary>Aliased fields of an operation.</summary>
    public int AliasesMax { get; init; } = DocumentLimits.Default.AliasesMax;

    /// <summary>Fields at the root of an operation.</summary>
    public int RootFieldsMax { get; init; } = DocumentLimits.Default.RootFieldsMax;

    /// <summary>Directives in a document.</summary>
    public int DirectivesMax { get; init; } = DocumentLimits.Default.DirectivesMax;

    /// <summary>Directives at one place.</summary>
    public int DirectivesPerPlaceMax { get; init; } = DocumentLimits.Default.DirectivesPerPlaceMax;

    /// <summary>Fragments in a document.</summary>
    public int FragmentsMax { get; init; } = DocumentLimits.Default.FragmentsMax;

    /// <summary>The most that a query may cost, in resolvers and in objects of its answer.</summary>
    public double CostMax { get; init; } = 25_000;

    /// <summary>How long an operation may run; a subscription, each of its events.</summary>
    public TimeSpan TimeMax { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes of one answer.</summary>
    public int ResponseBytesMax { get; init; } = 32 * 1024 * 1024;

    /// <summary>Event streams and sockets that may be open at one time.</summary>
    public int StreamsMax { get; init; } = 10_000;

    /// <summary>Operations that may run on one socket at one time.</summary>
    public int SocketOperationsMax { get; init; } = 100;

    /// <summary>Requests that one body may hold as a list; 0: a list is refused.</summary>
    public int BatchMax { get; init; }

    /// <summary>Bytes of a file that comes with a mutation; larger ones go to an upload address.</summary>
    public long UploadBytesMax { get; init; } = 16 * 1024 * 1024;

    /// <summary>How long an upload address is good for.</summary>
    public TimeSpan UploadAddressKeptFor { get; init; } = TimeSpan.FromMinutes(15);
}
