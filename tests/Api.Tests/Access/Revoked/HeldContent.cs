using System.Net;
using System.Text;

namespace Api.Tests.Access.Revoked;

/// <summary>A body that is begun when the server asks for it, and stops half way until it may go on.</summary>
internal sealed class HeldContent(string text = "half more") : HttpContent
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Begun => _begun.Task;

    public void Release() => _released.TrySetResult();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var (bytes, half) = (Encoding.UTF8.GetBytes(text), text.Length / 2);
        await stream.WriteAsync(bytes.AsMemory(0, half));
        await stream.FlushAsync();
        _begun.TrySetResult();
        await _released.Task;
        await stream.WriteAsync(bytes.AsMemory(half));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = Encoding.UTF8.GetByteCount(text);
        return true;
    }
}
