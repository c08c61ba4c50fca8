using System.Collections.Concurrent;
using EventStore;
using Projections.Core;
using Projections.Core.Access;

namespace Api.Http.Authentication;

/// <summary>
/// Basic authentication. A password is hashed once and then known for a short time by a keyed digest; each request's own resolve tells
/// whether the account still is as it was then. Names that nobody has cost what wrong passwords cost.
/// </summary>
public sealed class BasicAuthentication
{
    private const string Method = "basic";
    private const string TokenMethod = "app_token";
    private const string SignedMethod = "signed_url";

    private readonly ApiServices _services;
    private readonly VerifiedCredentials _verified;
    private readonly SignInThrottle _throttle;
    private readonly Signatures _signatures;
    private readonly ConcurrentDictionary<UInt128, Lazy<Task<SignIn>>> _underWay = new();

    public BasicAuthentication(ApiServices services)
    {
        var options = services.Options;
        _services = services;
        _signatures = new(services);
        _verified = new(options.CredentialsKeptFor, options.CredentialsMax, services.Clock);
        _throttle = new(options.SignInFailuresMax, options.SignInFailuresWithin, options.SignInFailuresKeptMax, services.Clock);
    }

    public ValueTask<SignIn> AuthenticateAsync(ApiRequest api)
    {
        var header = api.Http.Request.Headers.Authorization;
        if (header.Count == 0)
            return _signatures.AreBrought(api, out var signed) ? new(UnlessBusyAsync(VerifyAsync(signed, api))) : new(SignIn.NoCredentials);
        if (!BasicCredentials.TryParse(header, out var credentials)) return new(SignIn.Wrong);
        return _verified.Find(credentials.Digest) is { } caller
            ? new(new SignIn.Accepted(caller))
            : new(UnlessBusyAsync(VerifyOnceAsync(credentials, api)));
    }

    private static async Task<SignIn> UnlessBusyAsync(Task<SignIn> verifying)
    {
        try
        {
            return await verifying;
        }
        catch (HashingBusyException)
        {
            return new SignIn.Overloaded();
        }
    }

    /// <summary>An address that its owner signed: it opens that address, for reading, and nothing else.</summary>
    private async Task<SignIn> VerifyAsync(SignedUrl signed, ApiRequest api)
    {
        var account = await _services.Core.UserByNameAsync(signed.Name.ToLowerInvariant(), CancellationToken.None);
        if (account is not { IsDisabled: false }) return SignIn.Wrong;
        return await _services.Hashing.RunAsync(() => _signatures.IsRight(signed, account, api))
            ? new SignIn.Accepted(new Caller(account.Id, account.Name, account.PersonalSpace, SignedMethod, account.CredentialVersion))
            : SignIn.Wrong;
    }

    /// <summary>For a caller whose account turned out to have changed since its credentials were verified.</summary>
    public ValueTask<SignIn> AuthenticateAgainAsync(ApiRequest api)
    {
        if (BasicCredentials.TryParse(api.Http.Request.Headers.Authorization, out var credentials)) _verified.Forget(credentials.Digest);
        return AuthenticateAsync(api);
    }

    // A client that opens many connections at once sends one password many times: it is hashed once.
    private async Task<SignIn> VerifyOnceAsync(BasicCredentials credentials, ApiRequest api)
    {
        var mine = new Lazy<Task<SignIn>>(() => VerifyAsync(credentials, api));
        var shared = _underWay.GetOrAdd(credentials.Digest, mine);
        try
        {
            return await shared.Value.WaitAsync(api.Http.RequestAborted);
        }
        finally
        {
            if (shared == mine) _underWay.TryRemove(new(credentials.Digest, mine));
        }
    }

    // Without the request's cancellation: others may wait for the same answer.
    private async Task<SignIn> VerifyAsync(BasicCredentials credentials, ApiRequest api)
    {
        var name = credentials.Name.ToLowerInvariant();
        if (_throttle.MustWait(name, api.ClientAddress, credentials.Digest, out var wait))
        {
            _services.Access.SignInRefused(name, "throttled", api.Client(Method));
            return new SignIn.Throttled(wait);
        }

        // The account is read before its hash: should the password change in between, the older version makes the result void.
        var account = await _services.Core.UserByNameAsync(name, CancellationToken.None);
        if (account is { IsDisabled: false } && await AppTokenAsync(account, credentials.Password) is { } token)
            return Accept(account, credentials.Digest, api, token);
        var hash = await _services.Credentials.FindAsync(account?.Id ?? Domain.UserId.System, CancellationToken.None);
        var version = account?.CredentialVersion ?? LogPosition.Start;
        if (_throttle.IsKnownWrong(name, api.ClientAddress, credentials.Digest, version)) return Refuse(account, name, api);
        var isRight = await _services.Hashing.VerifyAsync(account is null ? null : hash, credentials.Password);
        if (isRight && account is { IsDisabled: false }) return Accept(account, credentials.Digest, api);
        _throttle.Failed(name, api.ClientAddress, credentials.Digest, version);
        return Refuse(account, name, api);
    }

    /// <summary>The account's app token with this text, when it still counts.</summary>
    private async Task<AppTokenRow?> AppTokenAsync(UserRow account, string text)
    {
        if (text.Length != AppTokenText.Length) return null;
        var id = await _services.Credentials.FindTokenAsync(account.Id, AppTokenText.Digest(text), CancellationToken.None);
        var token = id is { } known ? await _services.Grants.AppTokenAsync(known, CancellationToken.None) : null;
        return token?.ExpiresAt > _services.Clock.GetUtcNow() ? token : null;
    }

    private SignIn.Accepted Accept(UserRow account, UInt128 digest, ApiRequest api, AppTokenRow? token = null)
    {
        var method = token is null ? Method : TokenMethod;
        var caller = new Caller(account.Id, account.Name, account.PersonalSpace, method, account.CredentialVersion, Token: token?.Id, EndsAt: token?.ExpiresAt);
        _verified.Add(digest, caller);
        _services.Access.SignedIn(account.Id, api.Client(method));
        return new SignIn.Accepted(caller);
    }

    private SignIn Refuse(UserRow? account, string name, ApiRequest api)
    {
        var reason = account switch { null => "unknown_name", { IsDisabled: true } => "disabled", _ => "wrong_password" };
        _services.Access.SignInRefused(name, reason, api.Client(Method));
        return SignIn.Wrong;
    }
}
