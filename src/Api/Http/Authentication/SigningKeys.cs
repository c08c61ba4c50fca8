using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Domain;
using EventStore;

namespace Api.Http.Authentication;

/// <summary>
/// Keys by which clients sign addresses, so that a browser can open one without asking for a password. They are made of the
/// installation's secret, of whose key it is and since when their credentials count, and of the time: nothing is stored, every server
/// makes the same, and with a new password or a disabled account all are void.
/// </summary>
internal sealed class SigningKeys(ReadOnlyMemory<byte> secret)
{
    /// <summary>A key counts for this long and for as long again: then it is another.</summary>
    public static readonly TimeSpan ValidFor = TimeSpan.FromHours(12);

    private readonly byte[] _key = SecretKeys.Derive(secret, "signing-key");

    public bool AreThere => !secret.IsEmpty;

    public string Of(UserId person, LogPosition credentials, DateTimeOffset now) => Of(person, credentials, Period(now));

    /// <summary>The keys that count now: a signature may be made at the end of one's time.</summary>
    public IEnumerable<string> Counting(UserId person, LogPosition credentials, DateTimeOffset now) =>
        [Of(person, credentials, Period(now)), Of(person, credentials, Period(now) - 1)];

    private static long Period(DateTimeOffset now) => now.UtcTicks / ValidFor.Ticks;

    private string Of(UserId person, LogPosition credentials, long period)
    {
        Span<byte> about = stackalloc byte[32];
        person.Value.TryWriteBytes(about);
        BinaryPrimitives.WriteInt64BigEndian(about[16..], credentials.Value);
        BinaryPrimitives.WriteInt64BigEndian(about[24..], period);
        return Convert.ToHexStringLower(HMACSHA512.HashData(_key, about));
    }
}
