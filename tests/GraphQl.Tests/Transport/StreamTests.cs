using System.Net.WebSockets;
using System.Text;
using GraphQl.Transport;

namespace GraphQl.Tests.Transport;

/// <summary>Bounds of event streams and sockets.</summary>
public sealed class StreamTests
{
    [Fact]
    public async Task Only_so_many_streams_are_open_at_one_time()
    {
        await using var served = await ServedEndpoint.StartAsync(new() { StreamsMax = 1 });
        using var first = await OpenAsync(served);
        using var second = await OpenAsync(served);
        Assert.Equal((200, 503), ((int)first.StatusCode, (int)second.StatusCode));
        Assert.NotNull(second.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_comment_keeps_a_silent_stream_open()
    {
        await using var served = await ServedEndpoint.StartAsync(new() { StreamKeepAlive = TimeSpan.FromMilliseconds(20) });
        using var response = await OpenAsync(served);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal(":", await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Only_so_many_operations_run_on_a_socket()
    {
        await using var served = await ServedEndpoint.StartAsync(new() { WebSockets = new() { OperationsMax = 1 } });
        using var socket = await ConnectAsync(served);
        await SendAsync(socket, """{"id":"1","type":"subscribe","payload":{"query":"subscription { silence }"}}""");
        await SendAsync(socket, """{"id":"2","type":"subscribe","payload":{"query":"subscription { silence }"}}""");
        Assert.Equal(4400, await ClosedWithAsync(socket));
    }

    [Fact]
    public async Task A_message_beyond_the_bound_closes_the_socket()
    {
        await using var served = await ServedEndpoint.StartAsync(new() { BodyBytesMax = 1000 });
        using var socket = await ConnectAsync(served);
        await SendAsync(socket, $$$"""{"type":"ping","payload":{"x":"{{{new string('x', 2000)}}}"}}""");
        Assert.Equal(1009, await ClosedWithAsync(socket));
    }

    [Fact]
    public async Task A_reader_that_is_too_slow_is_closed_and_not_buffered_without_end()
    {
        var options = new GraphQl.Transport.WebSocketOptions { WaitingMessagesMax = 2, SendWait = TimeSpan.FromMilliseconds(200) };
        await using var served =
            await ServedEndpoint.StartAsync(new() { WebSockets = options with { CloseWait = TimeSpan.FromSeconds(1) } });
        using var socket = await ConnectAsync(served);
        await SendAsync(socket, """{"id":"1","type":"subscribe","payload":{"query":"subscription { flood }"}}""");

        // Nothing is read for a while; then what had been sent comes, and an end to it.
        await Task.Delay(1500);
        var bytes = 0L;
        try
        {
            var buffer = new byte[100_000];
            while (true)
            {
                var read = await socket.ReceiveAsync(buffer, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
                bytes += read.Count;
                if (read.MessageType == WebSocketMessageType.Close) break;
            }
        }
        catch (WebSocketException)
        {
            // Broken off: as good an end as a closed one.
        }

        Assert.True(bytes < 100_000_000, $"{bytes} bytes");
    }

    [Fact]
    public async Task Messages_that_wait_for_each_other_all_arrive_in_their_order()
    {
        await using var served = await ServedEndpoint.StartAsync(new());
        using var socket = await ConnectAsync(served);
        await SendAsync(socket, """{"id":"\u0022","type":"subscribe","payload":{"query":"subscription { count }"}}""");
        var buffer = new byte[1000];
        for (var i = 0; i <= 2000; i++)
        {
            var read = await socket.ReceiveAsync(buffer, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
            var rest = i < 2000 ? $"\"next\",\"payload\":{Counted(i)}" : "\"complete\"";
            Assert.Equal($"{{\"id\":\"\\\"\",\"type\":{rest}}}", Encoding.UTF8.GetString(buffer, 0, read.Count));
        }
    }

    [Fact]
    public async Task Events_that_wait_for_each_other_all_arrive_in_their_order()
    {
        await using var served = await ServedEndpoint.StartAsync(new());
        using var response = await OpenAsync(served, "subscription { count }");
        var text = await response.Content.ReadAsStringAsync().WaitAsync(TimeSpan.FromSeconds(20));
        var events = Enumerable.Range(0, 2000).Select(i => $"event: next\ndata: {Counted(i)}\n\n");
        Assert.Equal(string.Concat(events) + "event: complete\ndata:\n\n", text);
    }

    private static string Counted(int number) => $"{{\"data\":{{\"count\":{number}}}}}";

    private static Task<HttpResponseMessage> OpenAsync(ServedEndpoint served, string query = "subscription { silence }")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, served.Address)
        {
            Content = new StringContent($$"""{"query":"{{query}}"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Accept", "text/event-stream");
        return served.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task<ClientWebSocket> ConnectAsync(ServedEndpoint served)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(served.Address) { Scheme = "ws" }.Uri, CancellationToken.None);
        await SendAsync(socket, """{"type":"connection_init"}""");
        await socket.ReceiveAsync(new byte[1000], CancellationToken.None);
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private static async Task<int> ClosedWithAsync(ClientWebSocket socket)
    {
        var buffer = new byte[10_000];
        WebSocketReceiveResult read;
        do read = await socket.ReceiveAsync(buffer, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));
        while (read.MessageType != WebSocketMessageType.Close);
        return (int)socket.CloseStatus!;
    }
}
