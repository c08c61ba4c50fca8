using Xunit;

namespace Api.Tests;

public class PutTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private readonly DavClient _alan = api.Client;

    [Fact]
    public async Task A_new_file_is_created_and_read_back()
    {
        var put = await _alan.PutAsync("new.txt", "hello");
        var get = await _alan.GetAsync("new.txt");

        Assert.Equal(201, put.Status);
        Assert.Equal((200, "hello"), (get.Status, get.Text));
        Assert.Equal(put["ETag"], get["ETag"]);
        Assert.Equal(put["OC-ETag"], get["OC-ETag"]);
        Assert.Equal(put["OC-FileId"], get["OC-FileId"]);
        Assert.Equal("RDNVWZP", put["OC-Perm"]);
        Assert.Equal("text/plain", get["Content-Type"]);
        Assert.True(long.Parse(put["X-Log-Position"]!) > 0);
    }
}
