using GraphQl.Transport;

namespace GraphQl.Tests.Transport;

public sealed class PersistedDocumentsTests
{
    private static readonly Dictionary<string, string> Manifest = new() { ["greet"] = "{ hello }" };

    [Theory]
    [InlineData(TrustedMode.Off, """{"query":"{ fail }"}""", 200)]
    [InlineData(TrustedMode.Off, """{"documentId":"greet"}""", 422)]
    [InlineData(TrustedMode.Prefer, """{"query":"{ fail }"}""", 200)]
    [InlineData(TrustedMode.Prefer, """{"documentId":"greet"}""", 200)]
    [InlineData(TrustedMode.Prefer, """{"documentId":"nobody"}""", 422)]
    [InlineData(TrustedMode.Only, """{"documentId":"greet"}""", 200)]
    [InlineData(TrustedMode.Only, """{"query":"{ hello }"}""", 403)]
    [InlineData(TrustedMode.Only, """{"documentId":"nobody","query":"{ hello }"}""", 403)]
    public async Task Documents_are_served_as_far_as_they_are_trusted(TrustedMode mode, string request, int expected)
    {
        await using var served = await ServedEndpoint.StartAsync(new() { Persisted = new(mode, Manifest) });
        Assert.Equal(expected, (await served.PostAsync(request)).Status);
    }

    [Fact]
    public async Task A_text_that_cannot_be_executed_is_not_kept()
    {
        const string hash = "1f0ae3d5ee6bb1b0ff0e7ee9bb6c1a4a4ab4b9e4d5d5f3d7e3a5b8e6c2f1a0b9";
        await using var served = await ServedEndpoint.StartAsync(new() { Persisted = new() });
        var extensions = $$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{hash}}}"}}""";

        Assert.Equal(400, (await served.PostAsync($$$"""{"query":"{ nope }","extensions":{{{extensions}}}}""")).Status);
        Assert.Contains(
            "PERSISTED_QUERY_NOT_FOUND", (await served.PostAsync($$$"""{"extensions":{{{extensions}}}}""")).Text, StringComparison.Ordinal);
    }
}
