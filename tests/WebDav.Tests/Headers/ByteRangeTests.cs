using FsCheck;
using FsCheck.Fluent;
using WebDav;
using Xunit;

namespace Tests.Headers;

/// <summary>RFC 9110 §14.1.2 and §14.2.</summary>
public class ByteRangeTests
{
    [Theory]
    [InlineData("bytes=2-4", 10, "2-4")]
    [InlineData("BYTES=2-4", 10, "2-4")]
    [InlineData("bytes=7-", 10, "7-9")]
    [InlineData("bytes=-3", 10, "7-9")]
    [InlineData("bytes=-100", 10, "0-9")]
    [InlineData("bytes=5-100", 10, "5-9")]
    [InlineData("bytes=5-99999999999999999999", 10, "5-9")]
    [InlineData("bytes=0-0,9-9", 10, "0-0 9-9")]
    [InlineData("bytes= 9-9 ,, 0-0 ,", 10, "9-9 0-0")]
    [InlineData("bytes=0-0,20-30", 10, "0-0")]
    public void Satisfiable_ranges_are_cut_to_the_content(string header, long length, string expected)
    {
        var parts = Assert.IsType<RangeRequest.Parts>(RangeRequest.Parse(header, length));
        Assert.Equal(expected, string.Join(' ', parts.Ranges.Select(range => $"{range.From}-{range.To}")));
    }

    [Theory]
    [InlineData("bytes=10-", 10)]
    [InlineData("bytes=-0", 10)]
    [InlineData("bytes=99999999999999999999-", 10)]
    [InlineData("bytes=0-", 0)]
    [InlineData("bytes=-1", 0)]
    [InlineData("bytes=10-12,20-", 10)]
    public void Ranges_that_lie_outside_are_unsatisfiable(string header, long length) =>
        Assert.IsType<RangeRequest.Unsatisfiable>(RangeRequest.Parse(header, length));

    [Theory]
    [InlineData("")]
    [InlineData("bytes=")]
    [InlineData("bytes=,")]
    [InlineData("bytes=4-2")]
    [InlineData("bytes=-")]
    [InlineData("bytes=a-b")]
    [InlineData("bytes=+1-2")]
    [InlineData("bytes=1-2,x")]
    [InlineData("bytes 1-2")]
    [InlineData("furlongs=1-2")]
    [InlineData("bytes=0-9,0-9")] // overlapping: more than everything
    public void A_malformed_or_foreign_or_greedy_header_is_ignored(string header) =>
        Assert.IsType<RangeRequest.Whole>(RangeRequest.Parse(header, 10));

    [Fact]
    public void Too_many_ranges_are_ignored()
    {
        Assert.IsType<RangeRequest.Parts>(RangeRequest.Parse(Ranges(RangeRequest.RangesMax), 1000));
        Assert.IsType<RangeRequest.Whole>(RangeRequest.Parse(Ranges(RangeRequest.RangesMax + 1), 1000));
    }

    [Fact]
    public void Every_range_lies_within_the_content() =>
        Prop.ForAll<int, int, byte>((from, to, length) =>
            RangeRequest.Parse($"bytes={Math.Abs((long)from) % 300}-{Math.Abs((long)to) % 300}", length) switch
            {
                RangeRequest.Parts { Ranges: [var range] } => range.From >= 0 && range.To >= range.From && range.To < length,
                RangeRequest.Parts => false,
                _ => true,
            }).QuickCheckThrowOnFailure();

    private static string Ranges(int count) => "bytes=" + string.Join(',', Enumerable.Range(0, count).Select(i => $"{i * 2}-{i * 2}"));
}
