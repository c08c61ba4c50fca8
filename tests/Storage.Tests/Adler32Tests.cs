using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Storage.Tests;

public class Adler32Tests
{
    [Theory]
    [InlineData("", 0x00000001u)]
    [InlineData("a", 0x00620062u)]
    [InlineData("Wikipedia", 0x11e60398u)]
    public void Known_words_have_their_known_checksums(string text, uint expected) =>
        Assert.Equal(expected, Of(System.Text.Encoding.ASCII.GetBytes(text)));

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(5552)]
    [InlineData(5553)]
    [InlineData(1_000_003)]
    public void The_highest_sums_do_not_overflow(int length)
    {
        var content = Enumerable.Repeat((byte)0xff, length).ToArray();

        Assert.Equal(Scalar(content), Of(content));
    }

    [Fact]
    public void Any_content_cut_anywhere_gives_what_the_definition_gives() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<int>(), (seed, salt) =>
        {
            var random = new Random(HashCode.Combine(seed, salt));
            var content = new byte[random.Next(20_000)];
            random.NextBytes(content);

            var adler = new Adler32();
            for (var at = 0; at < content.Length;)
            {
                var count = Math.Min(random.Next(1, 9_000), content.Length - at);
                adler.Append(content.AsSpan(at, count));
                at += count;
            }

            return adler.Value == Scalar(content);
        }).QuickCheckThrowOnFailure();

    private static uint Of(byte[] content)
    {
        var adler = new Adler32();
        adler.Append(content);
        return adler.Value;
    }

    /// <summary>RFC 1950 §8.2, word for word.</summary>
    internal static uint Scalar(byte[] content)
    {
        var (a, b) = (1u, 0u);
        foreach (var value in content)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }

        return (b << 16) | a;
    }
}
