using System.Text;
using System.Text.Json;
using Api.Tests.Graph;
using Xunit;

namespace Api.Tests.GraphQl;

/// <summary>A subscription as an event stream, read event by event.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http;
    private readonly StreamReader _reader;

    private Listener(HttpClient http, StreamReader reader) => (_http, _reader) = (http, reader);

    public static async Task<Listener> OpenAsync(GraphPerson person, string query, object variables)
    {
        var http = new HttpClient { Timeout = Long };
        using var request = new HttpRequestMessage(HttpMethod.Post, person.Dav.Url("/graphql"))
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query, variables }), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization =
            new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{person.Name}:{ApiFixture.Password}")));
        request.Headers.Accept.ParseAdd("text/event-stream");
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(200, (int)response.StatusCode);
        return new(http, new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    public async Task<GraphQlReply> NextAsync()
    {
        using var limit = new CancellationTokenSource(Long);
        while (await _reader.ReadLineAsync(limit.Token) is { } line)
            if (line.StartsWith("data: {", StringComparison.Ordinal)) return new(200, JsonDocument.Parse(line[6..]).RootElement);
        throw new InvalidOperationException("The stream ended.");
    }

    public ValueTask DisposeAsync()
    {
        _reader.Dispose();
        _http.Dispose();
        return default;
    }
}
