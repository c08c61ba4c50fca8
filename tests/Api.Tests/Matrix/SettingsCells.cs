using Api.Settings;

namespace Api.Tests.Matrix;

/// <summary>Every operation of the settings API, asked for without saying more: what is one's own, and what needs a role.</summary>
internal static class SettingsCells
{
    public static IReadOnlyDictionary<string, (int Admin, int Others)> Operations { get; } = new Dictionary<string, (int Admin, int Others)>
    {
        ["bundles-list"] = (200, 200),
        ["bundle-get"] = (404, 404),
        ["bundle-save"] = (403, 403),
        ["bundles-add-setting"] = (403, 403),
        ["bundles-remove-setting"] = (403, 403),
        ["values-list"] = (200, 200),
        ["values-get"] = (404, 404),
        ["values-get-by-unique-identifiers"] = (404, 404),
        ["values-save"] = (400, 400),
        ["roles-list"] = (200, 200),
        ["assignments-list"] = (200, 200),
        ["assignments-list-filtered"] = (200, 403),
        ["assignments-add"] = (404, 403),
        ["assignments-remove"] = (404, 403),
        ["permissions-list"] = (200, 200),
        ["permissions-list-by-resource"] = (200, 200),
        ["permissions-get-by-id"] = (404, 404),
    };

    public static IEnumerable<Cell> All() =>
        from who in World.Everybody
        from operation in Operations
        let path = $"{SettingsRoutes.Base}/{operation.Key}"
        let status = who == Who.Admin ? operation.Value.Admin : operation.Value.Others
        select new Cell(
            $"POST {path}", who, "", World.HasAccount(who) ? new(status, "the account's role says so") : Expected.SignIn,
            () => Task.FromResult(Ask.Json("POST", path, "{}")));
}
