using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using static Domain.Users.UserEvent;

namespace Domain.Users;

/// <summary>The wire names of an account's events.</summary>
public static class UserJson
{
    private static readonly JsonSerializerOptions Options = EventJson.Options(UserJsonContext.Default);

    public static IReadOnlyDictionary<string, JsonTypeInfo> Types { get; } = new Dictionary<string, JsonTypeInfo>
    {
        ["user_registered"] = Options.GetTypeInfo(typeof(UserRegistered)),
        ["password_changed"] = Options.GetTypeInfo(typeof(PasswordChanged)),
        ["user_disabled"] = Options.GetTypeInfo(typeof(UserDisabled)),
        ["user_enabled"] = Options.GetTypeInfo(typeof(UserEnabled)),
        ["account_role_set"] = Options.GetTypeInfo(typeof(AccountRoleSet)),
        ["profile_changed"] = Options.GetTypeInfo(typeof(ProfileChanged)),
        ["photo_set"] = Options.GetTypeInfo(typeof(PhotoSet)),
        ["photo_removed"] = Options.GetTypeInfo(typeof(PhotoRemoved)),
        ["user_restored"] = Options.GetTypeInfo(typeof(UserRestored)),
        ["user_erased"] = Options.GetTypeInfo(typeof(UserErased)),
        ["user_deleted"] = Options.GetTypeInfo(typeof(UserDeleted)),
    };
}

[JsonSerializable(typeof(UserRegistered))]
[JsonSerializable(typeof(PasswordChanged))]
[JsonSerializable(typeof(UserDisabled))]
[JsonSerializable(typeof(UserEnabled))]
[JsonSerializable(typeof(AccountRoleSet))]
[JsonSerializable(typeof(ProfileChanged))]
[JsonSerializable(typeof(PhotoSet))]
[JsonSerializable(typeof(PhotoRemoved))]
[JsonSerializable(typeof(UserRestored))]
[JsonSerializable(typeof(UserErased))]
[JsonSerializable(typeof(UserDeleted))]
internal sealed partial class UserJsonContext : JsonSerializerContext;
