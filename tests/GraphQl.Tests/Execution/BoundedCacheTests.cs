using GraphQl.Execution;

namespace GraphQl.Tests.Execution;

public sealed class BoundedCacheTests
{
    private readonly BoundedCache<string> _cache = new(bytesMax: 80);

    [Fact]
    public void What_was_used_last_stays()
    {
        for (var i = 0; i < 8; i++) _cache.Add($"{i}", $"v{i}", 10);
        _cache.Find("0");
        _cache.Add("8", "v8", 10);

        Assert.Equal("v0", _cache.Find("0"));
        Assert.Null(_cache.Find("1"));
        Assert.Equal("v8", _cache.Find("8"));
    }

    [Fact]
    public void One_large_text_does_not_push_out_the_others()
    {
        _cache.Add("small", "v", 10);
        _cache.Add("large", "v", 11);

        Assert.Null(_cache.Find("large"));
        Assert.NotNull(_cache.Find("small"));
    }
}
