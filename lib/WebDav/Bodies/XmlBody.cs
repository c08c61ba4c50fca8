using System.Buffers;
using System.IO.Pipelines;

namespace WebDav;

/// <summary>What an XML request body may cost.</summary>
public sealed record XmlLimits
{
    /// <summary>For every kind of body, that of REPORT among them: far more than clients send.</summary>
    public static readonly XmlLimits Default = new();

    public int BytesMax { get; init; } = 64 * 1024;
    public int DepthMax { get; init; } = 64;
    public int ElementsMax { get; init; } = 4_000;

    /// <summary>In the whole body, namespace declarations counted.</summary>
    public int AttributesMax { get; init; } = 4_000;

    /// <summary>A namespace name is written out again with every property that uses it.</summary>
    public int NamespaceCharsMax { get; init; } = 1024;
}

public enum XmlBodyError
{
    /// <summary>400: no XML, no namespaces, a DTD, or not the elements that the request needs.</summary>
    Malformed,
    /// <summary>413: beyond a limit of <see cref="XmlLimits"/>.</summary>
    TooLarge,
    /// <summary>Well-formed, but another request's root element: 400, 415 or 422 by verb.</summary>
    WrongRoot,
}

/// <summary>The one way in which reading a body fails.</summary>
public sealed class XmlBodyException(XmlBodyError error, string message, Exception? inner = null) : Exception(message, inner)
{
    public XmlBodyError Error { get; } = error;
}

/// <summary>The bytes of a request body that is to be XML.</summary>
public static class XmlBody
{
    /// <summary>All of the body; empty when there is none.</summary>
    /// <exception cref="XmlBodyException">More than <see cref="XmlLimits.BytesMax"/> bytes came.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(PipeReader body, XmlLimits limits, CancellationToken ct)
    {
        while (true)
        {
            var read = await body.ReadAsync(ct);
            if (read.Buffer.Length > limits.BytesMax)
            {
                body.AdvanceTo(read.Buffer.End);
                throw new XmlBodyException(XmlBodyError.TooLarge, $"An XML body may have at most {limits.BytesMax} bytes.");
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                body.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
