using System.Net.Http.Headers;
using Domain.Users;
using Fixtures;
using Xunit;

namespace Api.Tests.Graph;

[Collection(ApiCollection.Name)]
public class PhotoTests(ApiFixture api)
{
    private const string Mine = "/graph/v1.0/me/photo/$value";

    private static readonly byte[] Png =
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 1, 2, 3, 4,
    ];

    private static readonly byte[] Gif = [0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0, 0, 0];

    [Fact]
    public async Task A_photo_is_set_shown_to_others_replaced_and_taken_away()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        var hers = $"/graph/v1.0/users/{anna.Id.Value}/photo/$value";
        Assert.Equal(404, (await anna.Dav.GetAsync(Mine)).Status);

        Assert.Equal(204, (await PutAsync(anna, Png, "image/png")).Status);
        var shown = await ben.Dav.GetAsync(hers);
        Assert.Equal((200, "image/png"), (shown.Status, shown["Content-Type"]));
        Assert.Equal(Png, shown.Body);
        Assert.Equal(304, (await ben.Dav.GetAsync(hers, ("If-None-Match", shown["ETag"]!))).Status);

        Assert.Equal(204, (await PutAsync(anna, Gif, "text/plain")).Status);
        var replaced = await ben.Dav.GetAsync(hers, ("If-None-Match", shown["ETag"]!));
        Assert.Equal((200, "image/gif"), (replaced.Status, replaced["Content-Type"]));

        Assert.Equal(204, (await anna.Dav.DeleteAsync(Mine)).Status);
        Assert.Equal(404, (await ben.Dav.GetAsync(hers)).Status);
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("GIF89a")]
    [InlineData("not an image")]
    [InlineData("")]
    public async Task What_is_no_image_whatever_it_is_called_is_no_photo(string content)
    {
        var anna = await GraphPerson.NewAsync(api, "anna");

        Assert.Equal(415, (await PutAsync(anna, System.Text.Encoding.UTF8.GetBytes(content), "image/png")).Status);
    }

    [Fact]
    public async Task A_photo_has_an_end()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");

        Assert.Equal(413, (await PutAsync(anna, [.. Png, .. new byte[UserDecider.PhotoMaxBytes]], "image/png")).Status);
    }

    [Fact]
    public async Task A_photo_too_large_for_the_database_is_kept_in_the_blob_store()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");
        byte[] large = [.. Png, .. new byte[1024 * 1024]];

        Assert.Equal(204, (await PutAsync(anna, large, "image/png")).Status);

        Assert.Equal(large, (await anna.Dav.GetAsync(Mine)).Body);
    }

    [Fact]
    public async Task A_guest_shows_no_photo_and_sees_nobodys()
    {
        var (anna, guest) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "guest", AccountRole.Guest));
        await PutAsync(anna, Png, "image/png");

        Assert.Equal(403, (await PutAsync(guest, Png, "image/png")).Status);
        Assert.Equal(404, (await guest.Dav.GetAsync($"/graph/v1.0/users/{anna.Id.Value}/photo/$value")).Status);
    }

    private static Task<Answer> PutAsync(GraphPerson person, byte[] content, string type) => person.Dav.SendAsync(
        "PUT", Mine, new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue(type) } });
}
