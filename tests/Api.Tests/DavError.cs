using System.Xml.Linq;
using Fixtures;
using Xunit;

namespace Api.Tests;

/// <summary>An error's body as the sync clients read it.</summary>
/// <param name="Exception">Sabre's class, without its namespace.</param>
/// <param name="Precondition">Local name of the DAV: element that says what was violated; null without one.</param>
public sealed record DavError(string Exception, string Message, string? Precondition, IReadOnlyList<string> Hrefs)
{
    private const string Namespace = @"Sabre\DAV\Exception\";

    private static readonly XNamespace Sabre = "http://sabredav.org/ns";

    public static DavError Of(Answer answer)
    {
        Assert.Equal("application/xml; charset=utf-8", answer["Content-Type"]);
        var error = XElement.Parse(answer.Text);
        Assert.Equal(Multistatus.Dav + "error", error.Name);
        var exception = error.Element(Sabre + "exception")!.Value;
        Assert.StartsWith(Namespace, exception);
        var precondition = error.Elements().FirstOrDefault(element => element.Name.Namespace == Multistatus.Dav);
        return new(
            exception[Namespace.Length..], error.Element(Sabre + "message")!.Value, precondition?.Name.LocalName,
            [.. precondition?.Elements(Multistatus.Dav + "href").Select(href => href.Value) ?? []]);
    }

    /// <summary>The answer is this refusal, told in full.</summary>
    public static DavError Expect(Answer answer, int status, string exception, string? precondition = null)
    {
        Assert.Equal(status, answer.Status);
        var error = Of(answer);
        Assert.Equal((exception, precondition), (error.Exception, error.Precondition));
        Assert.NotEmpty(error.Message);
        return error;
    }
}
