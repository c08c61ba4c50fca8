using System.Security.Cryptography;
using System.Text;
using Domain;

namespace Api.GraphQl.Mutations;

/// <summary>
/// Ids of a mutation's commands, and of what it makes. With an idempotency key they are made of the caller, the mutation and the key:
/// whoever sends it again asks for the same commands, and gets the first one's outcome.
/// </summary>
internal sealed class CommandKeys(UserId caller, string mutation, string? key)
{
    private int _commands, _made;

    public Guid First => Of("command", 0);

    /// <summary>Of a command that has a name among those of its mutation, wherever among them its turn comes.</summary>
    public Guid Named(string command) => key is null ? Guid.CreateVersion7() : Of($"command {command}", 0);

    public Guid Next() => key is null ? Guid.CreateVersion7() : Of("command", _commands++);

    public Guid New() => key is null ? Guid.CreateVersion7() : Of("made", _made++);

    private Guid Of(string purpose, int number)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.Value:N} {mutation} {purpose} {number} {key}"));
        var bytes = digest.AsSpan(0, 16);

        // RFC 9562 §5.8: version 8, made by a rule of one's own.
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
