using Api.Http;
using Api.Http.Authentication;
using Commands;
using Domain;
using Domain.Access;
using Domain.Links;

namespace Api.Sharing;

/// <summary>A link that is to be made.</summary>
/// <param name="Type">Null: what was asked for is no type of links.</param>
internal sealed record WantedLink(
    LinkId Id, LinkType? Type, string? Password, string? Label, DateTimeOffset? ExpiresAt, bool IsQuick = false)
{
    private readonly string _token = Links.NewToken();

    // Hashing takes long: once, however often the command has to be tried.
    private string? _hash;

    /// <summary>Null: it may be made.</summary>
    public Judged? Judge(SeenItem item, DateTimeOffset now)
    {
        if (Type is null) return new(LinkRules.NoSuchLink, SharingValue.Type);
        if (PasswordPolicy.CheckForLink(Type, Password) is { } weak) return new(weak, SharingValue.Password);
        return LinkRules.Check(Type, item.Node.IsFolder, ExpiresAt, item.Standing.Permissions, now) is { } beyond
            ? new(beyond, beyond == GrantRules.Expired ? SharingValue.Expiry : SharingValue.Type)
            : null;
    }

    public async ValueTask<NewLink> MakeAsync(SeenItem item, PasswordHashing hashing)
    {
        if (!string.IsNullOrEmpty(Password)) _hash ??= await hashing.HashAsync(Password);
        return new(
            Id, item.Space.Id, item.Node.Id, item.Node.IsFolder, _token, Type!, _hash, Label is "" ? null : Label, ExpiresAt, IsQuick);
    }
}
