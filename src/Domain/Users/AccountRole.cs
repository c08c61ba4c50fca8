namespace Domain.Users;

/// <summary>What an account may do beside the files that it has or is given. The ids are known to all clients of the ownCloud family.</summary>
/// <param name="Name">The role's name in records: data.</param>
public sealed record AccountRole(Guid Id, string Name, string DisplayName)
{
    public static readonly AccountRole Admin = new(new("71881883-1768-46bd-a24d-a356a2afdf7f"), "admin", "Admin");

    public static readonly AccountRole SpaceAdmin = new(new("2aadd357-682c-406b-8874-293091995fdd"), "spaceadmin", "Space Admin");

    public static readonly AccountRole User = new(new("d7beeea8-8ff4-406b-8fb6-ab2dd81e6b11"), "user", "User");

    /// <summary>Has no space and shares nothing: works with what others share.</summary>
    public static readonly AccountRole Guest = new(new("38071a68-456a-4553-846a-fa67bf5596cc"), "user-light", "User Light");

    public static IReadOnlyList<AccountRole> All { get; } = [Admin, SpaceAdmin, User, Guest];

    public static AccountRole? Find(Guid id) => All.FirstOrDefault(role => role.Id == id);

    public static AccountRole? FindByName(string name) => All.FirstOrDefault(role => role.Name == name);

    public bool ManagesAccounts => this == Admin;

    /// <summary>Sees, makes, disables and deletes project spaces, and sets their quotas, without being a member.</summary>
    public bool ManagesSpaces => this == Admin || this == SpaceAdmin;

    /// <summary>Has a space of their own.</summary>
    public bool HasSpace => this != Guest;

    public bool CreatesSpaces => this != Guest;

    public bool Shares => this != Guest;

    /// <summary>Keeps favorites.</summary>
    public bool HasFavorites => this != Guest;
}
