namespace GraphQl.Transport;

/// <summary>What has to be thrown away when the request ends.</summary>
internal sealed class UploadedFiles : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _contents = [];

    public void Add(IAsyncDisposable content) => _contents.Add(content);

    public async ValueTask DisposeAsync()
    {
        foreach (var content in _contents) await content.DisposeAsync();
    }
}
