using Api.Tests.Graph;
using Xunit;

namespace Api.Tests.GraphQl;

/// <summary>Folders and shares, for tests that are about something else.</summary>
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

    public static async Task<string> FolderAsync(GraphPerson person, string parent, string name)
    {
        var made = await person.QueryAsync(
            "mutation($parent: ID!, $name: String!) { createFolder(input: {parent: $parent, name: $name}) { folder { id } errors { code } } }",
            new { parent, name });
        return made.Text("createFolder.folder.id")!;
    }

    public static async Task GrantAsync(GraphPerson person, string item, string grantee, string role)
    {
        var granted = await person.QueryAsync(
            """
            mutation($item: ID!, $grantee: ID!, $role: ID!) {
              createGrant(input: {item: $item, grantee: $grantee, role: $role}) { errors { code path message } } }
            """,
            new { item, grantee, role });
        Assert.Empty(granted.Refusals("createGrant"));
    }
}
