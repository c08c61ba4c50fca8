namespace Storage;

/// <summary>Reads a source in whole chunks and holds it to its announced length.</summary>
internal sealed class ContentReader(Stream source, long? lengthBytes)
{
    public long ReadBytes { get; private set; }

    /// <summary>Fills the buffer as far as the content goes; less than full means that it has ended.</summary>
    public async ValueTask<int> FillAsync(Memory<byte> buffer, CancellationToken ct)
    {
        var count = await source.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        ReadBytes += count;
        if (ReadBytes > lengthBytes) throw new IncompleteContentException($"More content came than the {lengthBytes} bytes announced.");
        if (count < buffer.Length && ReadBytes < lengthBytes)
        {
            throw new IncompleteContentException($"The content ended after {ReadBytes} of {lengthBytes} bytes.");
        }

        return count;
    }
}
