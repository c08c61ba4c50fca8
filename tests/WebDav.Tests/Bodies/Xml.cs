using System.IO.Pipelines;
using System.Text;
using System.Xml.Linq;
using WebDav;

namespace Tests.Bodies;

/// <summary>What the tests of bodies share.</summary>
internal static class Xml
{
    public static ReadOnlyMemory<byte> Bytes(string xml) => Encoding.UTF8.GetBytes(xml);

    public static PropFindRequest PropFind(string xml) => PropFindRequest.Parse(Bytes(xml), XmlLimits.Default);

    public static PropertyUpdate PropertyUpdate(string xml) => WebDav.PropertyUpdate.Parse(Bytes(xml), XmlLimits.Default);

    public static LockInfo LockInfo(string xml) => WebDav.LockInfo.Parse(Bytes(xml), XmlLimits.Default);

    /// <summary>Parses what a writer wrote, strictly.</summary>
    public static XElement Read(Action<XmlBuffer> write)
    {
        using var buffer = new XmlBuffer();
        write(buffer);
        return XElement.Parse(Encoding.UTF8.GetString(buffer.Written.Span), LoadOptions.PreserveWhitespace);
    }

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(byte[] body, XmlLimits limits) =>
        await XmlBody.ReadAsync(PipeReader.Create(new MemoryStream(body), new StreamPipeReaderOptions(bufferSize: 16)), limits, default);
}
