using System.Net;

namespace Api;

/// <summary>Every setting and limit of the heads, by name.</summary>
public sealed class ApiOptions
{
    /// <summary>First part of every external file id; one per installation.</summary>
    public required Guid StorageId { get; init; }

    /// <summary>The release, as <c>status.php</c> and the capabilities tell it.</summary>
    public string ProductVersion { get; init; } = "0.1.0";

    /// <summary>The address that people use, when it is not the one that requests arrive at (a proxy rewrites it).</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Pages of other origins that may ask this server in a browser; <c>*</c>: all may, without credentials of the browser's.</summary>
    public IReadOnlyList<string> CorsOrigins { get; init; } = [];

    /// <summary>What keys for signing addresses are made of: one per installation. Empty: no address is signed.</summary>
    public ReadOnlyMemory<byte> SigningSecret { get; init; }

    /// <summary>Peers whose <c>X-Forwarded-*</c> headers are believed. Empty: nobody's are.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>PROPFIND with Depth infinity; refused unless set.</summary>
    public bool IsDepthInfinityAllowed { get; init; }

    /// <summary>How long an answer waits for core to show the write, and a request for the position that it names.</summary>
    public TimeSpan CoreWaitMax { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Requests worked on at once.</summary>
    public int ConcurrentRequestsMax { get; init; } = 512;

    /// <summary>Requests that wait for their turn; past it the answer is 503.</summary>
    public int WaitingRequestsMax { get; init; } = 1024;

    /// <summary>How long a request may wait for its turn.</summary>
    public TimeSpan TurnWaitMax { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a verified password is not hashed again.</summary>
    public TimeSpan CredentialsKeptFor { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Verified credentials kept.</summary>
    public int CredentialsMax { get; init; } = 4096;

    /// <summary>How long a browser opens a link whose password was typed into its page.</summary>
    public TimeSpan LinkUnlockedFor { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Wrong passwords for one name from one network before further ones have to wait.</summary>
    public int SignInFailuresMax { get; init; } = 10;

    /// <summary>The time within which <see cref="SignInFailuresMax"/> counts.</summary>
    public TimeSpan SignInFailuresWithin { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Names and networks whose failures are counted.</summary>
    public int SignInFailuresKeptMax { get; init; } = 16_384;

    /// <summary>Passwords hashed at once: hashing is made to be slow, and must not starve the rest.</summary>
    public int ConcurrentHashingMax { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Passwords that wait to be hashed; past it a sign-in is answered with 503.</summary>
    public int WaitingForHashMax { get; init; } = 256;

    public GraphQl.GraphQlOptions GraphQl { get; init; } = new();
}
