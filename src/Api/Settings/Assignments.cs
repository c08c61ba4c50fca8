using System.Text.Json;
using Api.Accounts;
using Api.Graph;
using Commands;
using Domain;
using Domain.Access;
using Domain.Users;
using Projections.Core;

namespace Api.Settings;

/// <summary>Which role an account has: one at a time, so the assignment is named like the account.</summary>
internal static class Assignments
{
    public static async Task<GraphAnswer> ListAsync(SettingsRequest request, CancellationToken ct) =>
        await request.PersonAsync(request.Body, ct) is { } person ? Answer([person]) : GraphRefusal.NotFound;

    public static async Task<GraphAnswer> ListFilteredAsync(SettingsRequest request, CancellationToken ct)
    {
        if (!request.User.Role.ManagesAccounts) return GraphRefusal.Forbidden;
        var roles = request.Body.Objects("filters")
            .Select(filter => SettingsRequest.Id(filter.Object("role") ?? filter, "roleId", "role_id")).ToList();
        if (request.Body.Refusal is { } unfit) return unfit;
        var users = (await request.Services.Core.UsersAsync(ct)).Where(user => !user.IsDeleted);
        return Answer([.. users.Where(user => roles.Count == 0 || roles.Contains(user.Role.Id))]);
    }

    public static async Task<GraphAnswer> AddAsync(SettingsRequest request, CancellationToken ct)
    {
        if (!request.User.Role.ManagesAccounts) return GraphRefusal.Forbidden;
        var person = await request.PersonAsync(request.Body, ct);
        var role = SettingsRequest.Id(request.Body, "roleId", "role_id") is { } id ? AccountRole.Find(id) : null;
        if (request.Body.Refusal is { } unfit) return unfit;
        if (person is null || role is null) return GraphRefusal.NotFound;
        return await SetAsync(request, person, role, ct) ?? Bundles.Document(
            json => Write(json, "assignment", person with { Role = role }), isCreated: true);
    }

    /// <summary>Who has no other role is a user.</summary>
    public static async Task<GraphAnswer> RemoveAsync(SettingsRequest request, CancellationToken ct)
    {
        if (!request.User.Role.ManagesAccounts) return GraphRefusal.Forbidden;
        if (!Guid.TryParseExact(request.Body.Text("id"), "D", out var id)) return GraphRefusal.NotFound;
        if (await request.PersonAsync(id, ct) is not { } person) return GraphRefusal.NotFound;
        return await SetAsync(request, person, AccountRole.User, ct) ?? GraphAnswer.NoContent;
    }

    private static async Task<GraphAnswer?> SetAsync(SettingsRequest request, UserRow person, AccountRole role, CancellationToken ct)
    {
        if (person.Id == request.User.Id) return OwnAccount.RoleStays.ToGraph();
        var by = request.Envelope(AccessReasons.AccountRole);
        var refusal = await request.CommandAsync(
            attempt => request.Services.Users.SetRoleAsync(by, person.Id, role, person.PersonalSpace, attempt), ct);
        if (refusal is null) return null;
        return refusal;
    }

    private static GraphAnswer Answer(IReadOnlyList<UserRow> people) => Bundles.Document(json =>
    {
        json.WriteStartArray("assignments");
        foreach (var person in people) Write(json, null, person);
        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, string? member, UserRow person)
    {
        if (member is not null) json.WritePropertyName(member);
        json.WriteStartObject();
        json.WriteString("id", person.Id.Value);
        json.WriteString("accountUuid", person.Id.Value);
        json.WriteString("roleId", person.Role.Id);
        json.WriteEndObject();
    }
}
