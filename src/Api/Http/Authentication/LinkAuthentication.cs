using Domain;
using Domain.Links;
using Projections.Core.Access;

namespace Api.Http.Authentication;

/// <summary>What came of an address that names a link.</summary>
public abstract record LinkSignIn
{
    private LinkSignIn() { }

    public sealed record Opened(Caller Caller) : LinkSignIn;

    /// <summary>No password, or a wrong one.</summary>
    public sealed record Refused(SignIn SignIn) : LinkSignIn;

    /// <summary>Opens nothing to anybody who may not reach it otherwise.</summary>
    public sealed record Internal(LinkRow Link) : LinkSignIn;

    public sealed record Unknown : LinkSignIn;

    public static readonly LinkSignIn None = new Unknown();
}

/// <summary>
/// Opens public links: by their token alone, or with a password: sent as the person <c>public</c>, typed into the link's page, or known
/// by the cookie of who typed it. Who guesses passwords waits, by network and link, so that nobody can shut others out.
/// </summary>
public sealed class LinkAuthentication(ApiServices services)
{
    private const string Method = "link";
    private const string Name = "public";

    private readonly VerifiedCredentials _verified = new(services.Options.CredentialsKeptFor, services.Options.CredentialsMax, services.Clock);

    private readonly SignInThrottle _throttle = new(
        services.Options.SignInFailuresMax, services.Options.SignInFailuresWithin, services.Options.SignInFailuresKeptMax, services.Clock);

    private readonly LinkCookies _cookies = new(services.Options.SigningSecret, services.Options.LinkUnlockedFor, services.Clock);

    public ValueTask<LinkSignIn> AuthenticateAsync(ApiRequest api, string token) => OpenAsync(
        api, token, BasicCredentials.TryParse(api.Http.Request.Headers.Authorization, out var sent) && sent.Name == Name ? sent : null);

    /// <summary>With the password that was typed into the link's page. When it is right the answer carries a cookie that stands for it.</summary>
    public async ValueTask<LinkSignIn> UnlockAsync(ApiRequest api, string token, string password)
    {
        var opened = await OpenAsync(api, token, password.Length == 0 ? null : BasicCredentials.Of(Name, password));
        if (opened is LinkSignIn.Opened { Caller.Link: { HasPassword: true } link }) _cookies.Give(api, link);
        return opened;
    }

    private async ValueTask<LinkSignIn> OpenAsync(ApiRequest api, string token, BasicCredentials? sent)
    {
        if (await services.Grants.LinkByTokenAsync(token, api.Http.RequestAborted) is not { } link) return LinkSignIn.None;
        if (link.Type == LinkType.Internal.Name) return new LinkSignIn.Internal(link);
        var caller = new Caller(UserId.Public, Name, PersonalSpace: null, Method, link.PasswordSet, link);
        if (!link.HasPassword || _cookies.Opens(api, link)) return new LinkSignIn.Opened(caller);
        if (sent is not { } credentials) return new LinkSignIn.Refused(SignIn.NoCredentials);
        try
        {
            return await VerifyAsync(api, caller, link, credentials);
        }
        catch (HashingBusyException)
        {
            return new LinkSignIn.Refused(new SignIn.Overloaded());
        }
    }

    private async ValueTask<LinkSignIn> VerifyAsync(ApiRequest api, Caller caller, LinkRow link, BasicCredentials credentials)
    {
        if (_verified.Find(credentials.Digest) is { } known && known.Link!.Id == link.Id && known.VerifiedAt == link.PasswordSet)
            return new LinkSignIn.Opened(caller);

        var throttled = link.Id.Value.ToString();
        if (_throttle.MustWait(throttled, api.ClientAddress, credentials.Digest, out var wait)) return Refuse(api, new SignIn.Throttled(wait), "throttled");
        if (_throttle.IsKnownWrong(throttled, api.ClientAddress, credentials.Digest, link.PasswordSet)) return Refuse(api, SignIn.Wrong, "wrong_password");
        var hash = await services.Credentials.FindAsync(link.Id, CancellationToken.None);
        if (!await services.Hashing.VerifyAsync(hash, credentials.Password))
        {
            _throttle.Failed(throttled, api.ClientAddress, credentials.Digest, link.PasswordSet);
            return Refuse(api, SignIn.Wrong, "wrong_password");
        }

        _verified.Add(credentials.Digest, caller);
        return new LinkSignIn.Opened(caller);
    }

    private LinkSignIn.Refused Refuse(ApiRequest api, SignIn signIn, string reason)
    {
        services.Access.SignInRefused(Name, $"link_{reason}", api.Client(Method));
        return new(signIn);
    }
}
