using System.Security.Cryptography;
using Api.Http.Authentication;
using Domain;
using Domain.Access;
using EventStore;
using Projections.Core.Access;
using Xunit;

namespace Api.Tests;

/// <summary>What a browser keeps of a link's password.</summary>
public class LinkCookiesTests
{
    private static readonly byte[] Secret = RandomNumberGenerator.GetBytes(32);

    private readonly Clock _clock = new();

    [Fact]
    public void A_cookie_counts_for_its_time_and_at_every_server_of_the_installation()
    {
        var link = Link(7);
        var issued = Cookies(Secret).Issue(link);
        Assert.True(Cookies(Secret).IsRight(issued, link));
        Assert.False(Cookies(Secret).IsRight(issued, Link(7)));
        Assert.False(Cookies(RandomNumberGenerator.GetBytes(32)).IsRight(issued, link));

        _clock.Now += TimeSpan.FromMinutes(59);
        Assert.True(Cookies(Secret).IsRight(issued, link));
        _clock.Now += TimeSpan.FromMinutes(2);
        Assert.False(Cookies(Secret).IsRight(issued, link));
    }

    [Fact]
    public void Nobody_gives_themselves_more_time_or_another_password()
    {
        var (cookies, link) = (Cookies(Secret), Link(7));
        var issued = cookies.Issue(link);
        Assert.False(cookies.IsRight($"9{issued}", link));
        Assert.False(cookies.IsRight(issued, link with { PasswordSet = new(8) }));
        foreach (var text in new[] { null, "", ".", "1", "-1.AA", "1.*", issued[..issued.IndexOf('.')], issued + "A" })
            Assert.False(cookies.IsRight(text, link));
    }

    private LinkCookies Cookies(byte[] secret) => new(secret, TimeSpan.FromHours(1), _clock);

    private static LinkRow Link(long passwordSet) => new(
        LinkId.New(), "token", "view", HasPassword: true, new LogPosition(passwordSet), Label: null, IsQuick: false, Grant: null!);

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
