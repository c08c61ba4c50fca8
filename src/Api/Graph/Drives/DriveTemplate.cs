using System.Text;
using Commands;
using Domain;
using Domain.Access;
using Domain.Nodes;
using EventStore;

namespace Api.Graph.Drives;

/// <summary>What a new space begins with when its maker asks for the default template: a readme and a picture, in <c>.space/</c>.</summary>
internal static class DriveTemplate
{
    private const string Folder = ".space", Readme = "readme.md", Image = "image.png";

    private const string Text = """
        # Welcome

        This is what members of the space see first. Change it to say what the space is for.

        """;

    /// <summary>Whether a request wants one; a template that is not known is refused.</summary>
    public static bool TryRead(GraphRequest request, out bool isWanted)
    {
        var template = request.Http.Query["template"].ToString();
        isWanted = template == "default";
        return isWanted || template.Length == 0;
    }

    /// <summary>Each step has seen the one before it: nobody else knows the space yet.</summary>
    public static async Task<GraphRefusal?> ApplyAsync(GraphRequest request, SpaceId space, NodeId root, CancellationToken ct)
    {
        var (services, seenAt, made) = (request.Services, await request.Services.Ledger.HeadAsync(ct), default(NodeId));
        var refusal = await StepAsync(by => services.Nodes.CreateFolderAsync(by, seenAt, PlaceOf(root, "", Folder), mtime: null, [], ct));
        var folder = made;
        if (refusal is null) refusal = await FileAsync(Readme, Encoding.UTF8.GetBytes(Text), "text/markdown");
        if (refusal is null) refusal = await StepAsync(by => services.Spaces.SetReadmeAsync(by, space, made, ct));
        if (refusal is null) refusal = await FileAsync(Image, TemplateImage.Bytes, "image/png");
        return refusal ?? await StepAsync(by => services.Spaces.SetImageAsync(by, space, made, ct));

        async Task<GraphRefusal?> FileAsync(string name, byte[] bytes, string mimeType)
        {
            using var source = new MemoryStream(bytes);
            var blob = await services.Blobs.WriteAsync(source, bytes.Length, ct);
            var content = new Content(blob.Id, blob.SizeBytes, blob.Sha1, blob.Md5, blob.Adler32, mimeType, Mtime: null);
            return await StepAsync(by => services.Nodes.CreateFileAsync(
                by, seenAt, PlaceOf(folder, $"{Folder}/", name), new NewContent(content, blob.Inline), ct));
        }

        async Task<GraphRefusal?> StepAsync(Func<Envelope, Task<Outcome>> command) => await request.CommandAsync(
            AccessReasons.Member,
            async by =>
            {
                var outcome = await command(by);
                if (outcome is Outcome.Done { Position: { } position } done) (made, seenAt) = (done.Node == default ? made : done.Node, position);
                else if (outcome is Outcome.Stale) seenAt = await services.Ledger.HeadAsync(ct);
                return outcome;
            },
            ct);

        Place PlaceOf(NodeId parent, string path, string name) => new(space, parent, NodeName.Parse(name, out _)!.Value, path + name);
    }
}
