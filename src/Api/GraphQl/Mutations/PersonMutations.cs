using Api.Accounts;
using Api.GraphQl.Relay;
using Api.GraphQl.Types;
using Domain;
using Domain.Access;
using Domain.Users;
using GraphQl.TypeSystem;
using Projections.Core;
using Projections.Core.Access;

namespace Api.GraphQl.Mutations;

/// <summary>Mutations of accounts: for those who manage them. All others are refused, whether there is such a person or not.</summary>
internal static class PersonMutations
{
    public static readonly Refusal NoPerson = new(RefusalCode.NotFound, "There is no such person.");
    private static readonly Refusal NoSpace = new(RefusalCode.NotFound, "They have no space of their own.");

    public static readonly InputValueDefinition Person = new("person", "ID!", "The person.");

    public static readonly IMutation Create = new Mutation<InputObject>("createPerson", "Makes an account, with its personal space.")
    {
        Input =
        [
            new("signInName", "String!", "What they sign in with: small letters, digits and . _ @ + -"),
            new("displayName", "String!", "What people call them."),
            new("password", "String!", "What they sign in with at first."),
            .. ProfileInputs.NamesAndMail, ProfileInputs.Language,
            new("role", "AccountRole!", "What the account may do.", "USER"),
            new("isDisabled", "Boolean!", "Whether they cannot sign in yet.", "false"),
            new("quota", "Long", "Bytes that their space may hold; any number unless told."),
        ],
        Rules = new InputRules()
            .Keeps<string>("signInName", static name => SignInName.Parse(name, out var unfit) is null ? unfit : null)
            .NotEmpty("displayName").Text("displayName", UserDecider.TextMax).Password("password").Profile().Bytes("quota"),
        Read = static input => input,
        Payload = [Payloads.Person("The new person.")],
        RunAsync = CreateAsync,
        IsSetting = true,
    };

    public static readonly IMutation Update = new Mutation<InputObject>(
        "updatePerson", "Changes somebody's profile, role or quota; what is not named stays.")
    {
        Input =
        [
            Person, new("displayName", "String", "What people call them."),
            .. ProfileInputs.NamesAndMail, ProfileInputs.Language,
            new("role", "AccountRole", "What the account may do. Nobody changes their own."),
            new("quota", "Long", "Bytes that their space may hold; null: any number."),
        ],
        Rules = new InputRules().Id("person").NotEmpty("displayName").Text("displayName", UserDecider.TextMax).Profile().Bytes("quota"),
        Read = static input => input,
        Payload = [Payloads.Person("They, as they are now.")],
        RunAsync = UpdateAsync,
        IsSetting = true,
    };

    public static readonly IMutation Disable = OfOne(
        "disablePerson", "Lets somebody sign in no more, until they are enabled again.",
        static (run, id) => run.Request.User.Id == id ? OwnAccount.NotShutOut : null,
        static (run, id) => new("disable", (by, ct) => run.Services.Users.DisableAsync(by, id, ct)));

    public static readonly IMutation Enable = OfOne(
        "enablePerson", "Lets somebody sign in again.", static (_, _) => null,
        static (run, id) => new("enable", (by, ct) => run.Services.Users.EnableAsync(by, id, ct)));

    public static readonly IMutation SetPassword = new Mutation<(string Person, string Password)>(
        "setPassword", "Gives somebody another password: what they signed in with before counts no more.")
    {
        Input = [Person, new("password", "String!", "The new password.")],
        Rules = new InputRules().Id("person").Password("password"),
        Read = static input => (input.Get<string>("person")!, input.Get<string>("password")!),
        Payload = [Payloads.Person("Whose password it is.")],
        RunAsync = static async (input, run, ct) =>
        {
            if (await FindAsync(input.Person, run, ct) is not { User.Id: var id }) return;
            var hash = await run.Services.Hashing.HashAsync(input.Password);
            if (await run.CommandAsync(AccessReasons.AccountRole, by => run.Services.Users.ChangePasswordAsync(by, id, hash, ct), ct) is not null)
                run.Key = id.Value;
        },
    };

    private static async Task CreateAsync(InputObject input, MutationRun run, CancellationToken ct)
    {
        if (!MayManage(run)) return;
        var account = new NewAccount(
            new(run.NewKey()), input.Get<string>("signInName")!, input.Get<string>("displayName")!, input.Get<string>("mail"),
            input.Get<string>("password")!, ProfileInputs.Of(input) with { DisplayName = default, Mail = default },
            input.Get<AccountRole>("role"), !input.Get<bool>("isDisabled"), input.Get<long?>("quota"));
        var steps = await account.StepsAsync(run.Services);
        if (await run.Blaming("signInName").CommandsAsync(AccessReasons.AccountRole, steps, ct)) run.Key = account.Id.Value;
    }

    private static async Task UpdateAsync(InputObject input, MutationRun run, CancellationToken ct)
    {
        if (await FindAsync(input.Get<string>("person")!, run, ct) is not { User: var user }) return;
        var (users, change, role) = (run.Services.Users, ProfileInputs.Of(input), input.Get<AccountRole>("role"));
        var isPromoted = role is not null && role != user.Role;
        if (isPromoted && user.Id == run.Request.User.Id) run.Refuse(OwnAccount.RoleStays, "role");
        else if (input.Has("quota") && !await HasSpaceAsync(user, run, ct)) run.Refuse(NoSpace, "quota");
        else if (await run.CommandsAsync(AccessReasons.AccountRole, Steps(), ct)) run.Key = user.Id.Value;

        IReadOnlyList<AccountStep> Steps()
        {
            var steps = new List<AccountStep>();
            if (change.IsAny) steps.Add(new("profile", (by, ct) => users.ChangeProfileAsync(by, user.Id, change.Apply, ct)));
            if (isPromoted) steps.Add(new("role", (by, ct) => users.SetRoleAsync(by, user.Id, role!, user.PersonalSpace, ct)));
            if (input.Has("quota"))
                steps.Add(new("quota", (by, ct) => run.Services.Spaces.SetQuotaAsync(by, user.PersonalSpace!.Value, input.Get<long?>("quota"), ct)));
            return steps;
        }
    }

    /// <summary>It may have been handed over.</summary>
    private static async ValueTask<bool> HasSpaceAsync(UserRow user, MutationRun run, CancellationToken ct) =>
        user.PersonalSpace is { } id && (await run.Services.Core.SpaceAsync(id, ct))?.Owner == user.Id;

    private static Mutation<string> OfOne(
        string name, string description, Func<MutationRun, UserId, Refusal?> judge, Func<MutationRun, UserId, AccountStep> step) =>
        new(name, description)
        {
            Input = [Person],
            Rules = new InputRules().Id("person"),
            Read = static input => input.Get<string>("person")!,
            Payload = [Payloads.Person("They, as they are now.")],
            RunAsync = async (person, run, ct) =>
            {
                if (await FindAsync(person, run, ct) is not { User.Id: var id }) return;
                if (judge(run, id) is { } refusal) run.Refuse(refusal, "person");
                else if (await run.Blaming("person").CommandsAsync(AccessReasons.AccountRole, [step(run, id)], ct)) run.Key = id.Value;
            },
            IsSetting = true,
        };

    public static bool MayManage(MutationRun run)
    {
        if (run.Request.User.Role.ManagesAccounts) return true;
        run.Refuse(AccessRules.Forbidden);
        return false;
    }

    /// <param name="isGone">Whether somebody is meant whose account was deleted; null: either.</param>
    public static async ValueTask<ProfileRow?> FindAsync(string text, MutationRun run, CancellationToken ct, bool? isGone = false)
    {
        if (!MayManage(run)) return null;
        if (GlobalId.Parse(text) is { Kind: GlobalId.Person } id
            && await run.Services.Grants.ProfileAsync(new UserId(id.Key), ct) is { } profile
            && (isGone is null || profile.User.IsDeleted == isGone)) return profile;
        run.Refuse(NoPerson, "person");
        return null;
    }
}
