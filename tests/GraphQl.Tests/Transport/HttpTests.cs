using System.Net.Sockets;
using System.Text;
using System.Net;
using GraphQl.Transport;

namespace GraphQl.Tests.Transport;

/// <summary>What the conformance runner does not ask: bounds, switches, the statuses that are options.</summary>
public sealed class HttpTests
{
    [Theory]
    [InlineData(false, 200)]
    [InlineData(true, 294)]
    public async Task Data_beside_errors_has_a_status_of_its_own_if_so_wished(bool usePartial, int expected)
    {
        await using var served = await ServedEndpoint.StartAsync(new() { UsePartialStatus = usePartial });
        Assert.Equal(expected, (await served.PostAsync("""{"query":"{ hello fail }"}""")).Status);
    }

    [Fact]
    public async Task A_body_beyond_the_bound_is_refused()
    {
        await using var served = await ServedEndpoint.StartAsync(new() { BodyBytesMax = 100 });
        Assert.Equal(413, (await served.PostAsync($$"""{"query":"{ hello }","x":"{{new string('x', 200)}}"}""")).Status);
    }

    [Fact]
    public async Task After_a_body_beyond_the_bound_the_connection_goes_on()
    {
        await using var served = await ServedEndpoint.StartAsync(new() { BodyBytesMax = 100 });
        var connections = 0;
        using var client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (context, ct) =>
            {
                connections++;
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(context.DnsEndPoint, ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });

        Assert.Equal(413, await PostAsync(new string('x', 200)));
        Assert.Equal(200, await PostAsync("""{"query":"{ hello }"}"""));
        Assert.Equal(1, connections);

        async Task<int> PostAsync(string body)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(served.Address, content);
            await answer.Content.ReadAsStringAsync();
            return (int)answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_response_beyond_the_bound_is_not_sent()
    {
        await using var served = await ServedEndpoint.StartAsync(new() { ResponseBytesMax = 100 });
        var (status, text) = await served.PostAsync($$"""{"query":"{ echo(text: \"{{new string('x', 200)}}\") }"}""");
        Assert.Equal(422, status);
        Assert.Contains("too large", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_that_nests_too_deep_is_refused()
    {
        await using var served = await ServedEndpoint.StartAsync(new());
        var (open, close) = (new string('[', 100), new string(']', 100));
        Assert.Equal(400, (await served.PostAsync("{\"query\":\"{ hello }\",\"variables\":{\"x\":" + open + close + "}}")).Status);
    }

    [Fact]
    public async Task A_list_of_requests_is_refused_unless_it_is_allowed()
    {
        await using var served = await ServedEndpoint.StartAsync(new());
        var (status, text) = await served.PostAsync("""[{"query":"{ hello }"}]""");
        Assert.Equal(400, status);
        Assert.Contains("Batches are not served", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_batches_are_allowed_each_request_is_answered_on_its_own()
    {
        await using var served = await ServedEndpoint.StartAsync(new() { BatchMax = 3 });
        var (status, text) = await served.PostAsync(
            """[{"query":"{ hello }"},{"query":"{ nope }"},{"query":"subscription { silence }"}]""");
        Assert.Equal(200, status);
        Assert.StartsWith("""[{"data":{"hello":"world"}},{"errors":[""", text, StringComparison.Ordinal);
        Assert.EndsWith("""{"errors":[{"message":"A batch has no subscriptions."}]}]""", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"query":"{ hello }"},{"query":"{ hello }"}]""")]
    [InlineData("""[{"query":"{ hello }"},[]]""")]
    public async Task A_batch_has_a_bound_and_does_not_nest(string body)
    {
        await using var served = await ServedEndpoint.StartAsync(new() { BatchMax = 1 });
        Assert.Equal(422, (await served.PostAsync(body)).Status);
    }

    [Fact]
    public async Task Get_can_be_switched_off()
    {
        await using var served = await ServedEndpoint.StartAsync(new() { AllowGet = false });
        using var response = await served.Client.GetAsync(new Uri($"{served.Address}?query={{hello}}"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Get_can_be_asked_for_a_preflight_header()
    {
        await using var served = await ServedEndpoint.StartAsync(new() { RequirePreflightOnGet = true });
        using var bare = await served.Client.GetAsync(new Uri($"{served.Address}?query={{hello}}"));
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
    }

    [Fact]
    public async Task A_caller_who_is_refused_gets_no_answer_of_the_schema()
    {
        await using var served =
            await ServedEndpoint.StartAsync(new() { CreateScope = (_, _) => throw new RequestRefusedException(401, "Who are you?") });
        Assert.Equal((401, """{"errors":[{"message":"Who are you?"}]}"""), await served.PostAsync("""{"query":"{ hello }"}"""));
    }

    [Theory]
    [InlineData("multipart/mixed;deferSpec=20220824, application/json")]
    [InlineData("multipart/mixed;incrementalSpec=v9, application/json")]
    public async Task Parts_in_another_format_are_not_served(string accept)
    {
        await using var served = await ServedEndpoint.StartAsync(new());
        var answer = await served.PostAsync(
            """{"query":"{ hello }"}""", request => request.Headers.TryAddWithoutValidation("Accept", accept));
        Assert.Equal((200, """{"data":{"hello":"world"}}"""), answer);
    }
}
