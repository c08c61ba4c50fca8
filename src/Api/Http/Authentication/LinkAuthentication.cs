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
/// Opens public links: by their token alone, or with a password sent as the person <c>public</c>. Who guesses passwords waits, by
/// network and link, so that nobody can shut others out.
/// </summary>
public sealed class LinkAuthentication(ApiServices services)
{
    private const string Method = "link";
    private const string Name = "public";

    private readonly VerifiedCredentials _verified = new(services.Options.CredentialsKeptFor, services.Options.CredentialsMax, services.Clock);

    private readonly SignInThrottle _throttle = new(
        services.Options.SignInFailuresMax, services.Options.SignInFailuresWithin, services.Options.SignInFailuresKeptMax, services.Clock);

    public async ValueTask<LinkSignIn> AuthenticateAsync(ApiRequest api, string token)
    {
        if (await services.Grants.LinkByTokenAsync(token, api.Http.RequestAborted) is not { } link) return LinkSignIn.None;
        if (link.Type == LinkType.Internal.Name) return new LinkSignIn.Internal(link);
        var caller = new Caller(UserId.Public, Name, PersonalSpace: null, Method, link.PasswordSet, link);
        if (!link.HasPassword) return new LinkSignIn.Opened(caller);
        try
        {
            return await VerifyAsync(api, caller, link);
        }
        catch (HashingBusyException)
        {
            return new LinkSignIn.Refused(new SignIn.Overloaded());
        }
    }

    private async ValueTask<LinkSignIn> VerifyAsync(ApiRequest api, Caller caller, LinkRow link)
    {
        if (!BasicCredentials.TryParse(api.Http.Request.Headers.Authorization, out var credentials) || credentials.Name != Name)
            return new LinkSignIn.Refused(SignIn.NoCredentials);
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
