using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Api.Tests.Graph;
using Xunit;

namespace Api.Tests.GraphQl;

/// <summary>Sign-in on a socket: browsers cannot put credentials into its header.</summary>
[Collection(ApiCollection.Name)]
public class SocketTests(ApiFixture api)
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Who_brings_credentials_in_the_first_message_is_let_in_and_answered()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        using var socket = await OpenAsync(anna);
        await SendAsync(socket, new { type = "connection_init", payload = new { authorization = Basic(anna.Name, ApiFixture.Password) } });
        Assert.Equal("connection_ack", (await ReadAsync(socket)).GetProperty("type").GetString());

        await SendAsync(socket, new { id = "1", type = "subscribe", payload = new { query = "{ me { person { signInName } } }" } });
        var next = await ReadAsync(socket);
        Assert.Equal("next", next.GetProperty("type").GetString());
        Assert.Equal(anna.Name, new GraphQlReply(200, next.GetProperty("payload")).Text("me.person.signInName"));
        Assert.Equal("complete", (await ReadAsync(socket)).GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("{\"type\": \"connection_init\"}")]
    [InlineData("{\"type\": \"connection_init\", \"payload\": {\"authorization\": \"Basic bm9ib2R5Ondyb25n\"}}")]
    [InlineData("{\"type\": \"connection_init\", \"payload\": {\"authorization\": 7}}")]
    public async Task Who_brings_none_or_wrong_ones_is_shut_out(string first)
    {
        using var socket = await OpenAsync(await GraphPerson.NewAsync(api, "anna"));
        await SendAsync(socket, first);
        using var limit = new CancellationTokenSource(Long);

        var closed = await socket.ReceiveAsync(new byte[1024], limit.Token);

        Assert.Equal((WebSocketMessageType.Close, (WebSocketCloseStatus)4403), (closed.MessageType, socket.CloseStatus));
    }

    [Fact]
    public async Task A_page_of_another_site_opens_no_socket()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        await Assert.ThrowsAsync<WebSocketException>(() => OpenAsync(anna, "https://elsewhere.example"));
    }

    private static async Task<ClientWebSocket> OpenAsync(GraphPerson person, string? origin = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        using var limit = new CancellationTokenSource(Long);
        var address = new UriBuilder(person.Dav.Url("/graphql")) { Scheme = "ws" }.Uri;
        await socket.ConnectAsync(address, limit.Token);
        return socket;
    }

    private static string Basic(string name, string password) =>
        $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}"))}";

    private static async Task SendAsync(ClientWebSocket socket, object message)
    {
        using var limit = new CancellationTokenSource(Long);
        var text = message as string ?? JsonSerializer.Serialize(message);
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, limit.Token);
    }

    private static async Task<JsonElement> ReadAsync(ClientWebSocket socket)
    {
        using var limit = new CancellationTokenSource(Long);
        using var text = new MemoryStream();
        var buffer = new byte[4096];
        for (WebSocketReceiveResult part; ;)
        {
            part = await socket.ReceiveAsync(buffer, limit.Token);
            text.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) return JsonDocument.Parse(text.ToArray()).RootElement;
        }
    }
}
