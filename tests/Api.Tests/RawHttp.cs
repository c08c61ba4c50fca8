using System.Net.Sockets;
using System.Text;

namespace Api.Tests;

/// <summary>A connection that sends just what a test says: what no well-behaved client would.</summary>
public sealed class RawHttp : IDisposable
{
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(30);

    private readonly TcpClient _connection = new();
    private readonly NetworkStream _stream;

    public RawHttp(Uri server)
    {
        _connection.Connect(server.Host, server.Port);
        _stream = _connection.GetStream();
    }

    /// <summary>The Authorization line of a test account.</summary>
    public static string Authorization(string user) =>
        $"Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{ApiFixture.Password}"))}\r\n";

    public async Task SendAsync(string text) => await _stream.WriteAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>The next status line's code and the headers after it; 0 when the server closed the connection.</summary>
    public async Task<(int Status, string Head)> ReceiveAsync()
    {
        using var limit = new CancellationTokenSource(AnswerMax);
        var head = new StringBuilder();
        var one = new byte[1];
        while (!EndsHead(head) && await _stream.ReadAsync(one, limit.Token) == 1) head.Append((char)one[0]);
        var text = head.ToString();
        return (text.Length > 12 ? int.Parse(text.Substring(9, 3)) : 0, text);
    }

    public void Dispose()
    {
        _connection.LingerState = new LingerOption(true, 0);
        _connection.Dispose();
    }

    private static bool EndsHead(StringBuilder head) =>
        head.Length >= 4 && head[^1] == '\n' && head[^2] == '\r' && head[^3] == '\n' && head[^4] == '\r';
}
