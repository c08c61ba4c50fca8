using System.Net;
using System.Text;
using System.Text.Json;
using Domain;
using Domain.Users;
using Fixtures;
using Xunit;

namespace Api.Tests.Graph;

/// <summary>An answer of the LibreGraph head, its document parsed.</summary>
public sealed record GraphReply(int Status, JsonElement Body)
{
    public JsonElement this[string member] => Body.GetProperty(member);

    public string Code => Body.GetProperty("error").GetProperty("code").GetString()!;

    public string Text(string member) => Body.GetProperty(member).GetString()!;

    public IReadOnlyList<JsonElement> Value => [.. Body.GetProperty("value").EnumerateArray()];
}

/// <summary>Somebody with an account of their own, and a client for what they do.</summary>
public sealed class GraphPerson(ApiFixture api, string name, UserId id, string password = ApiFixture.Password)
{
    public string Name => name;

    public UserId Id => id;

    public DavClient Dav { get; } = api.As(name, password);

    /// <summary>A new person, with a name that no other test uses.</summary>
    public static async Task<GraphPerson> NewAsync(ApiFixture api, string name, AccountRole? role = null)
    {
        var unique = $"{name}-{Guid.NewGuid():n}"[..30];
        var id = await api.RegisterAsync(unique);
        if (role is not null && role != AccountRole.User)
        {
            var own = (await api.Server.Services.Core.UserAsync(id, default))!.PersonalSpace;
            await api.VisibleAsync(await api.Server.Users.SetRoleAsync(Envelope.System("test"), id, role, own, default));
        }

        return new(api, unique, id);
    }

    public GraphPerson WithPassword(string other) => new(api, name, id, other);

    public Task<GraphReply> GetAsync(string path, params (string, string)[] headers) => SendAsync("GET", path, null, headers);

    public Task<GraphReply> PostAsync(string path, object body) => SendAsync("POST", path, body);

    public Task<GraphReply> PatchAsync(string path, object body, params (string, string)[] headers) =>
        SendAsync("PATCH", path, body, headers);

    public Task<GraphReply> DeleteAsync(string path, params (string, string)[] headers) => SendAsync("DELETE", path, null, headers);

    /// <param name="body">Text as it is, anything else as JSON.</param>
    public async Task<GraphReply> SendAsync(string method, string path, object? body, params (string, string)[] headers)
    {
        var text = body as string ?? (body is null ? null : JsonSerializer.Serialize(body));
        var content = text is null ? null : new StringContent(text, Encoding.UTF8, "application/json");
        var answer = await Dav.SendAsync(method, $"/graph{path}", content, headers);
        return new(answer.Status, answer.Body.Length == 0 ? default : JsonDocument.Parse(answer.Body).RootElement);
    }

    public async Task<string> DriveIdAsync() => (await GetAsync("/v1.0/me/drive")).Text("id");

    /// <summary>A project space that this person manages.</summary>
    public async Task<string> ProjectAsync(string called = "Project")
    {
        var made = await PostAsync("/v1.0/drives", new { name = called });
        Assert.Equal(201, made.Status);
        return made.Text("id");
    }

    /// <summary>A file in the personal space; its id.</summary>
    public async Task<string> FileAsync(string path, string content = "content") => (await Dav.PutAsync(path, content))["OC-FileId"]!;

    /// <summary>A folder in the personal space; its id.</summary>
    public async Task<string> FolderAsync(string path)
    {
        var made = await Dav.MkcolAsync(path);
        Assert.Equal((int)HttpStatusCode.Created, made.Status);
        return made["OC-FileId"] ?? throw new InvalidOperationException("A folder was made without an id.");
    }
}
