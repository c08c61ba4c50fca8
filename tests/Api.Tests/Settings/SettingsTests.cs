using System.Text;
using System.Text.Json;
using Api.Settings;
using Api.Tests.Graph;
using Domain.Access;
using Domain.Settings;
using Domain.Users;
using Xunit;

namespace Api.Tests.Settings;

[Collection(ApiCollection.Name)]
public class SettingsTests(ApiFixture api)
{
    private const string Profile = "2a506de7-99bd-4f0d-994e-c38e72c28fd9";
    private const string Language = "aa8cfbe5-95d4-4f7e-a032-c3c01f5f062f";
    private const string AutoAccept = "ec3ed4a3-3946-4efc-8f9f-76d38b12d3a9";
    private const string Interval = "08dec2fe-3f97-42a9-9d1b-500855e92f25";
    private const string ShareReceived = "872d8ef6-6f2a-42ab-af7d-f53cc81d7046";

    [Fact]
    public async Task Who_has_said_nothing_has_what_the_profile_says_by_default()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");

        var values = await ValuesAsync(anna);
        var bundle = (await AskAsync(anna, "bundle-get", new { bundleId = Profile }))["bundle"];

        Assert.True(values["auto-accept-shares"].GetProperty("boolValue").GetBoolean());
        Assert.Equal("instant", values["email-sending-interval-options"].GetProperty("stringValue").GetString());
        Assert.DoesNotContain("language", values.Keys);
        Assert.Equal(("profile", 13), (bundle.GetProperty("name").GetString(), bundle.GetProperty("settings").GetArrayLength()));
    }

    [Fact]
    public async Task Each_kind_of_setting_is_saved_and_told_again()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");

        var saved = await SaveAsync(anna, AutoAccept, new { boolValue = false });
        Assert.Equal(201, saved.Status);
        Assert.False(saved["value"].GetProperty("value").GetProperty("boolValue").GetBoolean());
        Assert.Equal(201, (await SaveAsync(anna, Interval, new { stringValue = "weekly" })).Status);
        Assert.Equal(201, (await SaveAsync(anna, ShareReceived, new
        {
            collectionValue = new { values = new object[] { new { key = "mail", boolValue = false }, new { key = "in-app", boolValue = true } } },
        })).Status);

        var values = await ValuesAsync(anna);
        Assert.False(values["auto-accept-shares"].GetProperty("boolValue").GetBoolean());
        Assert.Equal("weekly", values["email-sending-interval-options"].GetProperty("stringValue").GetString());
        Assert.Equal(
            ["in-app True", "mail False"],
            values["event-share-created-options"].GetProperty("collectionValue").GetProperty("values").EnumerateArray()
                .Select(each => $"{each.GetProperty("key").GetString()} {each.GetProperty("boolValue").GetBoolean()}"));
        var id = saved["value"].GetProperty("value").GetProperty("id").GetString();
        Assert.Equal(200, (await AskAsync(anna, "values-get", new { id })).Status);
        Assert.Equal(2, (await api.LoggedAsync<SettingEvent.SettingChanged>()).Count(e => e.Person == anna.Id && e.Was is "true" or "instant"));
    }

    [Fact]
    public async Task The_language_is_the_one_of_the_profile()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");

        await SaveAsync(anna, Language, new { listValue = new { values = new[] { new { stringValue = "de" } } } });

        Assert.Equal("de", (await anna.GetAsync("/v1.0/me")).Text("preferredLanguage"));
        await anna.PatchAsync("/v1.0/me", new { preferredLanguage = "fr" });
        var found = await AskAsync(anna, "values-get-by-unique-identifiers", new { accountUuid = "me", settingId = Language });
        Assert.Equal("fr", found["value"].GetProperty("value").GetProperty("listValue").GetProperty("values")[0].GetProperty("stringValue").GetString());
    }

    [Fact]
    public async Task What_a_setting_does_not_take_is_refused_and_recorded()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");

        Assert.Equal((400, "invalidRequest"), Refused(await SaveAsync(anna, Interval, new { stringValue = "hourly" })));
        Assert.Equal((400, "invalidRequest"), Refused(await SaveAsync(anna, Interval, new { boolValue = true })));
        Assert.Equal((404, "itemNotFound"), Refused(await SaveAsync(anna, Guid.NewGuid().ToString(), new { boolValue = true })));
        Assert.Equal((403, "accessDenied"), Refused(await AskAsync(anna, "bundle-save", new { })));
        Assert.Contains(
            await api.LoggedAsync<AccessEvent.CommandRefused>(),
            e => e.By == anna.Id && e.Action == "POST /api/v0/settings/bundle-save");
    }

    [Fact]
    public async Task Others_settings_and_roles_are_for_who_manages_accounts()
    {
        var (anna, admin) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "admin", AccountRole.Admin));
        var hers = new { account_uuid = anna.Id.Value };

        Assert.Equal(404, (await AskAsync(anna, "values-list", new { account_uuid = admin.Id.Value })).Status);
        Assert.Equal(200, (await AskAsync(admin, "values-list", hers)).Status);
        Assert.Equal(403, (await AskAsync(anna, "assignments-add", new { account_uuid = anna.Id.Value, role_id = AccountRole.Admin.Id })).Status);
        Assert.Equal(201, (await AskAsync(admin, "assignments-add", new { account_uuid = anna.Id.Value, role_id = AccountRole.SpaceAdmin.Id })).Status);
        Assert.Equal(AccountRole.SpaceAdmin.Id, await RoleAsync(anna));
        Assert.Equal(204, (await AskAsync(admin, "assignments-remove", new { id = anna.Id.Value })).Status);
        Assert.Equal(AccountRole.User.Id, await RoleAsync(anna));
    }

    [Fact]
    public async Task Who_accepts_nothing_unseen_has_a_share_waiting_until_they_say_so()
    {
        var (anna, ben) = (await GraphPerson.NewAsync(api, "anna"), await GraphPerson.NewAsync(api, "ben"));
        await SaveAsync(ben, AutoAccept, new { boolValue = false });
        var folder = await anna.FolderAsync("shared");
        await anna.PostAsync(
            $"/v1beta1/drives/{await anna.DriveIdAsync()}/items/{folder}/invite",
            new { recipients = new[] { new { objectId = ben.Id.Value } }, roles = new[] { Roles.Viewer.Id } });

        var waiting = Assert.Single((await ben.GetAsync("/v1beta1/me/drive/sharedWithMe")).Value);
        Assert.False(waiting.GetProperty("@client.synchronize").GetBoolean());
        Assert.Single(await SharesAsync(ben, state: 1));
        Assert.Empty(await SharesAsync(ben, state: 0));

        await SaveAsync(ben, AutoAccept, new { boolValue = true });

        Assert.Empty(await SharesAsync(ben, state: 1));
        Assert.Single(await SharesAsync(ben, state: 0));
    }

    [Theory]
    [InlineData("admin", "Accounts.ReadWrite.all Drives.Create.all Favorites.List.own Language.ReadWrite.all", "Self.ReadWrite.own")]
    [InlineData("spaceadmin", "Drives.ReadWriteEnabled.all Drives.Create.all Self.ReadWrite.own", "Accounts.ReadWrite.all")]
    [InlineData("user", "Drives.Create.own Shares.Write.all Self.ReadWrite.own Language.ReadWrite.own", "Drives.List.all")]
    [InlineData("user-light", "Language.ReadWrite.own AutoAcceptShares.ReadWriteDisabled.own", "Shares.Write.all")]
    public async Task A_role_is_told_by_its_permissions(string name, string has, string hasNot)
    {
        var person = await GraphPerson.NewAsync(api, "person", AccountRole.FindByName(name));

        var permissions = (await AskAsync(person, "permissions-list", new { account_uuid = "me" }))["permissions"]
            .EnumerateArray().Select(each => each.GetString()).ToList();

        Assert.Superset(has.Split(' ').ToHashSet(), permissions.ToHashSet()!);
        Assert.DoesNotContain(hasNot, permissions);
    }

    [Fact]
    public async Task Roles_have_the_ids_that_clients_know()
    {
        var anna = await GraphPerson.NewAsync(api, "anna");

        var roles = (await AskAsync(anna, "roles-list", new { }))["bundles"].EnumerateArray().Select(role => role.GetProperty("id").GetGuid());

        Assert.Equal(AccountRole.All.Select(role => role.Id), roles);
    }

    [Fact]
    public async Task Every_operation_is_shut_to_who_is_not_signed_in_and_asked_for_by_post()
    {
        var (anna, nobody) = (await GraphPerson.NewAsync(api, "anna"), new GraphPerson(api, "", default, ""));
        foreach (var operation in SettingsRoutes.All)
            Assert.Equal((401, "unauthenticated"), Refused(await AskAsync(nobody, operation, new { })));
        Assert.Equal(405, (await anna.Dav.GetAsync("/api/v0/settings/values-list")).Status);
        Assert.Equal(404, (await AskAsync(anna, "nothing", new { })).Status);
    }

    private static async Task<IReadOnlyDictionary<string, JsonElement>> ValuesAsync(GraphPerson person) =>
        (await AskAsync(person, "values-list", new { account_uuid = "me" }))["values"].EnumerateArray().ToDictionary(
            each => each.GetProperty("identifier").GetProperty("setting").GetString()!, each => each.GetProperty("value"));

    private static async Task<IReadOnlyList<JsonElement>> SharesAsync(GraphPerson person, int state)
    {
        var answer = await person.Dav.GetAsync(
            $"/ocs/v2.php/apps/files_sharing/api/v1/shares?shared_with_me=true&state={state}&format=json");
        return [.. JsonDocument.Parse(answer.Body).RootElement.GetProperty("ocs").GetProperty("data").EnumerateArray()];
    }

    private static async Task<Guid> RoleAsync(GraphPerson person) =>
        (await AskAsync(person, "assignments-list", new { account_uuid = "me" }))["assignments"][0].GetProperty("roleId").GetGuid();

    private static Task<GraphReply> SaveAsync(GraphPerson person, string setting, object value)
    {
        var members = JsonSerializer.SerializeToNode(value)!.AsObject();
        (members["accountUuid"], members["bundleId"], members["settingId"]) = ("me", Profile, setting);
        return AskAsync(person, "values-save", new { value = members });
    }

    private static async Task<GraphReply> AskAsync(GraphPerson person, string operation, object body)
    {
        var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        var answer = await person.Dav.SendAsync("POST", $"/api/v0/settings/{operation}", content);
        return new(answer.Status, answer.Body.Length == 0 ? default : JsonDocument.Parse(answer.Body).RootElement);
    }

    private static (int, string) Refused(GraphReply reply) => (reply.Status, reply.Code);
}
