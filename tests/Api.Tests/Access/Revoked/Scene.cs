using Api.Tests.Graph;
using Api.Tests.Matrix;
using Domain.Access;
using Domain.Users;
using Fixtures;
using Xunit;

namespace Api.Tests.Access.Revoked;

/// <summary>A space of Anna's with a folder that Ben, or whoever has a link, comes to; and all that they may have noted meanwhile.</summary>
internal sealed class Scene
{
    public const string LinkPassword = "Open-Sesame1";

    // The same for all scenes: their passwords are hashed once.
    private static GraphPerson? _anna, _admin;

    private const string LargeName = "large.bin";

    /// <summary>More than servers and clients hold between them.</summary>
    private const int LargeBytes = 16 * 1024 * 1024;

    public required ApiFixture Api { get; init; }

    public required GraphPerson Admin { get; init; }

    public required GraphPerson Anna { get; init; }

    public required GraphPerson Ben { get; init; }

    public required string Space { get; init; }

    public string FolderId { get; private set; } = "";

    public string FileId { get; private set; } = "";

    public string FileTag { get; private set; } = "";

    /// <summary>A word that Anna found for the file.</summary>
    public string Tag { get; } = $"t{Guid.NewGuid():n}";

    public string FileName { get; } = $"plan{Guid.NewGuid():n}.txt";

    /// <summary>What was granted: the share or link, as LibreGraph names it.</summary>
    public string Permission { get; set; } = "";

    public string LinkToken { get; set; } = "";

    public string AppToken { get; set; } = "";

    public DateTimeOffset TokenEnds { get; set; }

    public string Group { get; set; } = "";

    public string OuterGroup { get; set; } = "";

    public string LockToken { get; set; } = "<urn:uuid:00000000-0000-0000-0000-000000000001>";

    /// <summary>With what the one comes from whom it is taken away.</summary>
    public DavClient Client { get; set; } = null!;

    public ApiServices Services => Api.Server.Services;

    public Domain.SpaceId SpaceId => new(Guid.Parse(Space.Split('$')[1]));

    public DateTimeOffset Past => Services.Clock.GetUtcNow().AddSeconds(-1);

    public string Item => $"/v1beta1/drives/{Space}/items/{FolderId}";

    public string Root => $"/v1beta1/drives/{Space}/root";

    public static async Task<Scene> BuildAsync(ApiFixture api)
    {
        _anna ??= await AnnaAsync(api);
        _admin ??= await GraphPerson.NewAsync(api, "admin", AccountRole.Admin);
        var anna = _anna;
        var scene = new Scene
        {
            Api = api,
            Anna = anna,
            Admin = _admin,
            Space = await anna.ProjectAsync(),
            Ben = await GraphPerson.NewAsync(api, "ben"),
        };
        scene.Client = scene.Ben.Dav;
        Assert.Equal(201, (await anna.Dav.MkcolAsync($"/dav/spaces/{scene.Space}/work")).Status);
        Assert.Equal(201, (await anna.Dav.CopyAsync(LargeName, $"/dav/spaces/{scene.Space}/work/{LargeName}")).Status);
        var file = $"/dav/spaces/{scene.Space}/work/{scene.FileName}";
        Assert.Equal(201, (await anna.Dav.PutAsync(file, "old")).Status);
        var put = await anna.Dav.PutAsync(file, "plan");
        scene.FileId = put["OC-FileId"]!;
        scene.FileTag = put["ETag"]!;
        scene.FolderId = (await anna.Dav.GetAsync($"/dav/spaces/{scene.Space}/work"))["OC-FileId"]!;
        return scene;
    }

    /// <summary>What makes the file be told of in other places than its folder: Anna's tag, and that Ben, who may see it, follows it.</summary>
    public async Task MarkAsync()
    {
        await DoneAsync(Anna.SendAsync("PUT", "/v1.0/extensions/org.libregraph/tags", new { resourceId = FileId, tags = new[] { Tag } }));
        await DoneAsync(Ben.PostAsync($"/v1.0/me/drive/items/{FileId}/follow", new { }));
    }

    /// <summary>A download that takes long.</summary>
    public Task<Stream> DownloadAsync(Way way) => Client.OpenAsync(Probes.In(this, way, LargeName));

    /// <summary>To a person or a group; the permission's id is noted.</summary>
    public async Task InviteAsync(string item, Role role, string? group = null)
    {
        var recipient = new Dictionary<string, string>
        {
            ["objectId"] = group ?? Ben.Id.Value.ToString(),
            ["@libre.graph.recipient.type"] = group is null ? "user" : "group",
        };
        var made = await Anna.PostAsync($"{item}/invite", new { recipients = new[] { recipient }, roles = new[] { role.Id } });
        Assert.Equal(200, made.Status);
        Permission = made.Value[0].GetProperty("id").GetString()!;
    }

    public async Task LinkAsync(string type, string? password = null)
    {
        var made = await Anna.PostAsync($"{Item}/createLink", new { type, password });
        Assert.Equal(200, made.Status);
        Permission = made.Text("id");
        LinkToken = made["link"].GetProperty("webUrl").GetString()!.Split('/')[^1];
        Client = password is null ? Api.As("") : Api.As("public", password);
    }

    /// <summary>Ben in a group, and that group in another.</summary>
    public async Task GroupsAsync()
    {
        Group = await GroupAsync("users", Ben.Id.Value.ToString());
        OuterGroup = await GroupAsync("groups", Group);
    }

    public async Task DoneAsync(Task<GraphReply> request)
    {
        var reply = await request;
        Assert.True(reply.Status is 200 or 204, $"{reply.Status} {reply.Body}");
    }

    /// <summary>Waits until an instant has passed by the server's clock.</summary>
    public async Task PassAsync(DateTimeOffset until)
    {
        while (Api.Server.Services.Clock.GetUtcNow() <= until) await Task.Delay(20);
    }

    private static async Task<GraphPerson> AnnaAsync(ApiFixture api)
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        Assert.Equal(201, (await anna.Dav.PutAsync(LargeName, new byte[LargeBytes])).Status);
        return anna;
    }

    private async Task<string> GroupAsync(string kind, string member)
    {
        var id = (await Admin.PostAsync("/v1.0/groups", new { displayName = $"g{Guid.NewGuid():n}" })).Text("id");
        var address = new Dictionary<string, string> { ["@odata.id"] = $"https://cloud.example/graph/v1.0/{kind}/{member}" };
        await DoneAsync(Admin.PostAsync($"/v1.0/groups/{id}/members/$ref", address));
        return id;
    }

    public Task<Answer> AskAsync(Ask ask) => ask.SendAsync(Client);
}
