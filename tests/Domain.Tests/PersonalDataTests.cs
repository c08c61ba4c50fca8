using System.Reflection;
using Domain.Access;
using Domain.Nodes;
using Xunit;

namespace Domain.Tests;

/// <summary>Whatever could tell something about a person stands in a <see cref="Personal"/>, which erasure will reach.</summary>
public class PersonalDataTests
{
    /// <summary>Texts that tell nothing about a person, each with why.</summary>
    private static readonly HashSet<string> NotPersonal =
    [
        // Digests of content: no name, no text of a person.
        "BlobId.Hex", "Content.Sha1", "Content.Md5", "Content.Adler32",
        // A word out of a public registry.
        "Content.MimeType", "PhotoSet.MimeType",
        // Schema words chosen by a program, the same for all its users.
        "Property.Namespace", "Property.Name", "PropertyName.Namespace", "PropertyName.Name",
        // Random, made by this server.
        "NodeLock.Token", "LockRefreshed.Token", "Unlocked.Token",
        // Words out of fixed lists of our own.
        "Downloaded.AuthMethod", "SignedIn.AuthMethod", "CommandRefused.AuthMethod", "CommandRefused.Action", "CommandRefused.Code",
        "AccountRoleSet.Role", "AccountRoleSet.Was", "LinkCreated.Type", "LinkTypeChanged.Type", "LinkTypeChanged.Was",
        "SettingChanged.Value", "SettingChanged.Was",
        // A tag out of a public registry (RFC 5646).
        "Profile.Language",
        // Sentences of our own, made without names (see Refusal).
        "CommandRefused.Reason", "SignInRefused.Reason",
        // Of the envelope: fixed lists, the route's template, and the id of an event or command.
        "Envelope.AuthMethod", "Envelope.Route", "Envelope.Reason", "Envelope.Causation",
    ];

    [Fact]
    public void Every_text_in_an_event_is_personal_or_listed_as_not() => Assert.Equal(
        NotPersonal.Order(),
        EventSamples.Aggregates.SelectMany(aggregate => aggregate.GetNestedTypes()).Append(typeof(Envelope))
            .SelectMany(Texts).Distinct().Order());

    private static IEnumerable<string> Texts(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(member => member.DeclaringType == type)
            .SelectMany(member => TextsOf(type, member.Name, member.PropertyType));

    private static IEnumerable<string> TextsOf(Type owner, string member, Type type)
    {
        if (type == typeof(Personal)) return [];
        if (type == typeof(string)) return [$"{owner.Name}.{member}"];
        if (Nullable.GetUnderlyingType(type) is { } inner) return TextsOf(owner, member, inner);
        if (type.IsGenericType) return type.GetGenericArguments().SelectMany(argument => TextsOf(owner, member, argument));
        return type.Assembly == typeof(Personal).Assembly ? Texts(type) : [];
    }
}
