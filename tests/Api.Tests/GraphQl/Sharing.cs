using Api.Tests.Graph;
using Xunit;

namespace Api.Tests.GraphQl;

/// <summary>Shares made by another head, for tests that are about something else.</summary>
internal static class Sharing
{
    public const string Viewer = "b1e2218d-eef8-4d4c-b82d-0f1a1b48f3b5";
    public const string Editor = "fb6c3e19-e378-47e5-b277-9732f9de6e21";

    public static async Task ShareAsync(GraphPerson owner, string path, GraphPerson with, string role = Viewer)
    {
        var item =
            (await owner.QueryAsync("query($path: String!) { item(ref: {at: {path: $path}}) { fileId } }",
                new { path })).Text("item.fileId")!;
        var shared = await owner.PostAsync(
            $"/v1beta1/drives/{await owner.DriveIdAsync()}/items/{item}/invite",
            new { recipients = new[] { new { objectId = with.Id.Value.ToString() } }, roles = new[] { role } });
        Assert.Equal(200, shared.Status);
    }
}
