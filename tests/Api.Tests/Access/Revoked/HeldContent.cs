using System.Net;

namespace Api.Tests.Access.Revoked;

/// <summary>A body that is begun when the server asks for it, and stops half way until it may go on.</summary>
internal sealed class HeldContent : HttpContent
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Begun => _begun.Task;

    public void Release() => _released.TrySetResult();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync("half "u8.ToArray());
        await stream.FlushAsync();
        _begun.TrySetResult();
        await _released.Task;
        await stream.WriteAsync("more"u8.ToArray());
    }

    protected override bool TryComputeLength(out long length)
    {
        length = "half more".Length;
        return true;
    }
}
