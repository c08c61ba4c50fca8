using Microsoft.AspNetCore.Http;
using WebDav;

namespace Api.WebDav;

/// <summary>A 207 under way: its body goes out in pieces while it is written, or in one with its length when it is short.</summary>
internal sealed class MultistatusAnswer : IDisposable
{
    private readonly HttpResponse _response;
    private readonly XmlBuffer _xml = new();

    public MultistatusAnswer(HttpResponse response)
    {
        _response = response;
        response.StatusCode = StatusCodes.Status207MultiStatus;
        response.ContentType = MultistatusWriter.ContentType;
        Writer = new MultistatusWriter(_xml);
        Writer.Start();
    }

    public MultistatusWriter Writer { get; }

    /// <summary>To be called between two responses.</summary>
    public ValueTask SendFullAsync(CancellationToken ct) =>
        _xml.Length < XmlBuffer.FlushBytes ? default : _xml.FlushAsync(_response.BodyWriter, ct);

    public ValueTask EndAsync(CancellationToken ct)
    {
        Writer.End();
        if (!_response.HasStarted) _response.ContentLength = _xml.Length;
        return _xml.FlushAsync(_response.BodyWriter, ct);
    }

    public void Dispose() => _xml.Dispose();
}
