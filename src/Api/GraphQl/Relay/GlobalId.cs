using System.Buffers.Binary;
using System.Buffers.Text;
using Domain;
using EventStore;
using Projections.Core;

namespace Api.GraphQl.Relay;

/// <summary>
/// An id that holds for all types, and that clients take for opaque: a letter for the kind of thing, its key, for files and folders
/// their space, and for what is told of the past the position of the log.
/// </summary>
/// <param name="Space">Of an item, and of a membership.</param>
internal readonly record struct GlobalId(char Kind, Guid Key, Guid? Space = null, LogPosition? AsOf = null)
{
    public const char Item = 'i', SpaceKind = 's', Person = 'p', Group = 'g', Share = 'h', Link = 'l', AppToken = 't', Member = 'm';

    private const int KeyBytes = 16;

    public static GlobalId Of(NodeRow node, LogPosition? asOf = null) => new(Item, node.Id.Value, node.Space.Value, asOf);

    public static GlobalId Of(SpaceId space, LogPosition? asOf = null) => new(SpaceKind, space.Value, null, asOf);

    public static GlobalId Of(UserId person) => new(Person, person.Value);

    public static GlobalId Of(GroupId group) => new(Group, group.Value);

    /// <summary>Null when the text was not made here.</summary>
    public static GlobalId? Parse(string text)
    {
        Span<byte> bytes = stackalloc byte[64];
        if (text.Length > 60 || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var length)) return null;
        if (length == 0) return null;
        var kind = (char)bytes[0];
        ReadOnlySpan<byte> rest = bytes[1..length];
        var hasSpace = kind is Item or Member;
        var keys = hasSpace ? 2 * KeyBytes : KeyBytes;
        if (rest.Length != keys && rest.Length != keys + sizeof(long)) return null;
        return new(
            kind, new Guid(rest[..KeyBytes], bigEndian: true), hasSpace ? new Guid(rest[KeyBytes..keys], bigEndian: true) : null,
            rest.Length == keys ? null : new LogPosition(BinaryPrimitives.ReadInt64BigEndian(rest[keys..])));
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[1 + (2 * KeyBytes) + sizeof(long)];
        bytes[0] = (byte)Kind;
        Key.TryWriteBytes(bytes[1..], bigEndian: true, out _);
        var length = 1 + KeyBytes;
        if (Space is { } space)
        {
            space.TryWriteBytes(bytes[length..], bigEndian: true, out _);
            length += KeyBytes;
        }

        if (AsOf is { } position)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes[length..], position.Value);
            length += sizeof(long);
        }

        return Base64Url.EncodeToString(bytes[..length]);
    }
}
