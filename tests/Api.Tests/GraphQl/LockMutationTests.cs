using Api.Tests.Graph;
using Xunit;

namespace Api.Tests.GraphQl;

[Collection(ApiCollection.Name)]
public class LockMutationTests(ApiFixture api)
{
    private const string Lock = """
        mutation($input: LockItemInput!) { lockItem(input: $input) {
          lock { token isMine isShared isDeep note expiresAt holder { id } item { name } } logPosition errors { code path } } }
        """;

    private const string Locks = "query($item: ID!) { item(ref: {id: $item}) { locks { token isMine note item { name } } } }";

    [Fact]
    public async Task A_lock_keeps_others_out_until_it_is_given_up()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        await anna.FolderAsync("shared");
        await anna.FileAsync("shared/plan.txt");
        await Sharing.ShareAsync(anna, "shared", ben, Sharing.Editor);
        var (folder, file) = (await anna.IdOfAsync("shared"), await anna.IdOfAsync("shared/plan.txt"));

        var made = await anna.QueryAsync(Lock, new { input = new { item = folder, note = "Mine <until> noon" } });
        Assert.Empty(made.Refusals("lockItem"));
        var token = made.Text("lockItem.lock.token")!;
        Assert.Equal("Mine <until> noon", made.Text("lockItem.lock.note"));

        var seen = await ben.QueryAsync(Locks, new { item = file });
        Assert.True(seen.IsNull("item.locks.0.token"));
        Assert.Equal(("shared", false), (seen.Text("item.locks.0.item.name"), seen["item.locks.0.isMine"].GetBoolean()));
        const string rename = "mutation($item: ID!, $tokens: [String!]!) { renameItem(input: {item: $item, name: \"new.txt\", lockTokens: $tokens}) { errors { code path } } }";
        Assert.Equal("LOCKED input.name", Assert.Single((await ben.QueryAsync(rename, new { item = file, tokens = new[] { token } })).Refusals("renameItem")));
        Assert.Equal("LOCKED input.item", Assert.Single((await ben.QueryAsync(Lock, new { input = new { item = file } })).Refusals("lockItem")));
        const string unlock = "mutation($item: ID!, $token: String!) { unlockItem(input: {item: $item, token: $token, idempotencyKey: \"u\"}) { item { locks { token } } logPosition errors { code path } } }";
        Assert.Equal("FORBIDDEN input.token", Assert.Single((await ben.QueryAsync(unlock, new { item = file, token })).Refusals("unlockItem")));

        // Given up through whatever it is on; sent again it is answered as the first time.
        var first = await anna.QueryAsync(unlock, new { item = file, token });
        Assert.Empty(first["unlockItem.item.locks"].EnumerateArray());
        Assert.Equal(first.Number("unlockItem.logPosition"), (await anna.QueryAsync(unlock, new { item = file, token })).Number("unlockItem.logPosition"));
        Assert.Empty((await ben.QueryAsync(rename, new { item = file, tokens = Array.Empty<string>() })).Refusals("renameItem"));
    }

    [Fact]
    public async Task A_lock_is_taken_once_refreshed_and_refused_where_it_may_not_be()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        await anna.FileAsync("plan.txt");
        await Sharing.ShareAsync(anna, "plan.txt", ben);
        var item = await anna.IdOfAsync("plan.txt");
        var input = new { item, isShared = true, isDeep = false, seconds = 60, idempotencyKey = "once" };

        var (made, again) = (await anna.QueryAsync(Lock, new { input }), await anna.QueryAsync(Lock, new { input }));
        var token = made.Text("lockItem.lock.token");
        Assert.Equal((token, true, false), (again.Text("lockItem.lock.token"), again["lockItem.lock.isShared"].GetBoolean(),
            again["lockItem.lock.isDeep"].GetBoolean()));
        Assert.Single((await anna.QueryAsync(Locks, new { item }))["item.locks"].EnumerateArray());

        var refreshed = await anna.QueryAsync(
            """
            mutation($item: ID!, $token: String!) {
              refreshLock(input: {item: $item, token: $token, seconds: 3600}) { lock { expiresAt } errors { code path } }
              other: refreshLock(input: {item: $item, token: "urn:uuid:none"}) { errors { code path } }
              short: refreshLock(input: {item: $item, token: $token, seconds: 0}) { errors { code path } } }
            """,
            new { item, token });
        Assert.True(
            refreshed["refreshLock.lock.expiresAt"].GetDateTimeOffset() > made["lockItem.lock.expiresAt"].GetDateTimeOffset().AddMinutes(30));
        Assert.Equal("NO_SUCH_LOCK input.token", Assert.Single(refreshed.Refusals("other")));
        Assert.Equal("INVALID_INPUT input.seconds", Assert.Single(refreshed.Refusals("short")));

        async Task<string> RefusedAsync(GraphPerson who, object input) => Assert.Single((await who.QueryAsync(Lock, new { input })).Refusals("lockItem"));
        Assert.Equal("FORBIDDEN input.item", await RefusedAsync(ben, new { item }));
        Assert.Equal("NOT_FOUND input.item", await RefusedAsync(ben, new { item = await anna.IdOfAsync("/") }));
        Assert.Equal("INVALID_INPUT input.seconds", await RefusedAsync(anna, new { item, seconds = 99_999_999 }));
        Assert.Equal("INVALID_INPUT input.note", await RefusedAsync(anna, new { item, note = "\u0001" }));
    }
}
