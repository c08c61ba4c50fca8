using System.Text.Json;
using Api.Graph;

namespace Api.Settings;

/// <summary>What the role of an account lets it do.</summary>
internal static class Permissions
{
    public static async Task<GraphAnswer> ListAsync(SettingsRequest request, CancellationToken ct)
    {
        if (await request.PersonAsync(request.Body, ct) is not { } person) return GraphRefusal.NotFound;
        return Bundles.Document(json =>
        {
            json.WriteStartArray("permissions");
            foreach (var permission in AccountPermissions.Of(person.Role)) json.WriteStringValue(permission.Text);
            json.WriteEndArray();
        });
    }

    /// <summary>Of the caller, on one kind of resource.</summary>
    public static Task<GraphAnswer> ListByResourceAsync(SettingsRequest request, CancellationToken ct)
    {
        var wanted = request.Body.Object("resource")?.Text("type");
        if (request.Body.Refusal is { } unfit) return Task.FromResult<GraphAnswer>(unfit);
        return Bundles.Answered(json =>
        {
            json.WriteStartArray("permissions");
            foreach (var permission in AccountPermissions.Of(request.User.Role).Where(each => $"TYPE_{each.Resource}" == wanted))
                Write(json, permission);
            json.WriteEndArray();
        });
    }

    public static Task<GraphAnswer> GetAsync(SettingsRequest request, CancellationToken ct)
    {
        var id = SettingsRequest.Id(request.Body, "permissionId", "permission_id");
        var permission = AccountPermissions.Of(request.User.Role).FirstOrDefault(each => each.Id == id);
        if (permission is null) return Task.FromResult<GraphAnswer>(GraphRefusal.NotFound);
        return Bundles.Answered(json =>
        {
            json.WritePropertyName("permission");
            Write(json, permission);
        });
    }

    private static void Write(Utf8JsonWriter json, AccountPermission permission)
    {
        json.WriteStartObject();
        json.WriteString("id", permission.Id);
        json.WriteString("name", permission.Name);
        SettingView.WriteValue(json, permission);
        json.WriteEndObject();
    }
}
