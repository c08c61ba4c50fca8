using Api.Tests.Graph;
using Api.Tests.Matrix;
using Domain.Access;
using Fixtures;
using Xunit;

namespace Api.Tests.Codes;

/// <summary>What WebDAV answers by the rules of trash, versions, quota, locks and shares. Reference: B15.</summary>
[Collection(ApiCollection.Name)]
public class SemanticsTests(ApiFixture api)
{
    private sealed record Row(int Status, string Exception, string What, Func<Task<Answer>> AskAsync);

    [Fact]
    public async Task Every_rule_is_answered_with_its_code()
    {
        var wrong = new List<string>();
        foreach (var row in (Row[])[.. await OfTrashAsync(), .. await OfOthersAsync(), .. await OfLocksAndRoomAsync()])
        {
            var answer = await row.AskAsync();
            if (answer.Status != row.Status || !answer.Text.Contains($@"Sabre\DAV\Exception\{row.Exception}<", StringComparison.Ordinal))
                wrong.Add($"{row.What}: {row.Status} {row.Exception} was expected: {answer.Status} {answer.Text}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task<IEnumerable<Row>> OfTrashAsync()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        var file = await anna.FileAsync("plan.txt");
        Assert.Equal(204, (await anna.Dav.DeleteAsync("plan.txt")).Status);
        await anna.FileAsync("plan.txt", "another");
        var space = file[..file.IndexOf('!', StringComparison.Ordinal)];
        var trashed = $"/dav/spaces/trash-bin/{space}/{file[(space.Length + 1)..]}";
        return
        [
            new(409, "Conflict", "restored into a folder that is not there", () => anna.Dav.MoveAsync(trashed, $"/dav/spaces/{space}/nowhere/plan.txt")),
            new(412, "PreconditionFailed", "restored onto what is there",
                () => anna.Dav.MoveAsync(trashed, $"/dav/spaces/{space}/plan.txt", ("Overwrite", "F"))),
            new(404, "NotFound", "restored from where nothing is", () => anna.Dav.MoveAsync($"{trashed[..^12]}000000000000", $"/dav/spaces/{space}/x.txt")),
        ];
    }

    private async Task<IEnumerable<Row>> OfOthersAsync()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var (drive, file) = (await anna.DriveIdAsync(), await anna.FileAsync("plan.txt"));
        var path = $"/dav/spaces/{drive}/plan.txt";
        Row[] before = [new(404, "NotFound", "another's file", () => ben.Dav.GetAsync(path))];
        foreach (var row in before) Assert.Equal(row.Status, (await row.AskAsync()).Status);
        await anna.Dav.PutAsync("plan.txt", "newer");
        Assert.Equal(200, (await anna.PostAsync($"/v1beta1/drives/{drive}/items/{file}/invite", PermissionTests.To(ben, Roles.Viewer))).Status);
        return
        [
            new(403, "Forbidden", "viewers write nothing", () => ben.Dav.PutAsync($"/dav/spaces/{file}", "mine")),
            new(403, "Forbidden", "viewers delete nothing", () => ben.Dav.DeleteAsync($"/dav/spaces/{file}")),
            new(403, "Forbidden", "viewers see no versions", () => ben.Dav.PropFindAsync($"/dav/meta/{file}/v", "1")),
            new(404, "NotFound", "another's trash", () => ben.Dav.PropFindAsync($"/dav/spaces/trash-bin/{drive}", "1")),
        ];
    }

    private async Task<IEnumerable<Row>> OfLocksAndRoomAsync()
    {
        var name = $"full-{Guid.NewGuid():n}"[..30];
        await api.RegisterAsync(name, quotaBytes: 10);
        var client = api.As(name);
        Assert.Equal(201, (await client.PutAsync("locked.txt", "12345")).Status);
        Assert.Equal(200, (await client.SendAsync("LOCK", "locked.txt", new StringContent(Lock, null, "application/xml"))).Status);
        return
        [
            new(423, "Locked", "a lock keeps from writing", () => client.PutAsync("locked.txt", "1")),
            new(423, "Locked", "a lock keeps from moving", () => client.MoveAsync("locked.txt", "moved.txt")),
            new(423, "Locked", "a lock keeps from deleting", () => client.DeleteAsync("locked.txt")),
            new(507, "InsufficientStorage", "no room for a file", () => client.PutAsync("big.txt", "1234567890")),
            new(507, "InsufficientStorage", "no room for a copy", async () =>
            {
                Assert.Equal(201, (await client.PutAsync("full.txt", "1234")).Status);
                return await client.CopyAsync("full.txt", "copy.txt");
            }),
        ];
    }

    private const string Lock = """
        <d:lockinfo xmlns:d="DAV:"><d:lockscope><d:exclusive/></d:lockscope><d:locktype><d:write/></d:locktype></d:lockinfo>
        """;
}
