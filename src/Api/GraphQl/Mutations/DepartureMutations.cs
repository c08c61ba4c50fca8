using Api.Accounts;
using Api.GraphQl.Relay;
using Api.GraphQl.Requests;
using Domain;
using Domain.Access;
using GraphQl.TypeSystem;
using Projections.Core;

namespace Api.GraphQl.Mutations;

/// <summary>Accounts that end, are handed over, come back, or are gone for good: for those who manage accounts.</summary>
internal static class DepartureMutations
{
    public static readonly IMutation Delete = new Mutation<string>(
        "deletePerson", "Deletes an account and takes it out of all spaces. For some time it can be brought back.")
    {
        Input = [PersonMutations.Person],
        Rules = new InputRules().Id("person"),
        Read = static input => input.Get<string>("person")!,
        Payload = [Payloads.Person("They, as they are now.")],
        RunAsync = static async (person, run, ct) =>
        {
            // Of an account that is deleted already, what else its departure takes is done.
            if (await PersonMutations.FindAsync(person, run, ct, isGone: null) is not { User: var user }) return;
            if (user.Id == run.Request.User.Id) run.Refuse(OwnAccount.NotDeleted, "person");
            else if (await run.Services.Departure.LeaveAsync(user, ct) is not (var steps, null)) run.Refuse(Departure.LastManager, "person");
            else await RunAsync(user, steps, run, ct);
        },
        IsSetting = true,
    };

    public static readonly IMutation Restore = OfDeleted(
        "restorePerson", "restore", "Brings a deleted account back, with its personal space; what others had granted is theirs to grant again.",
        static (departure, user, ct) => departure.ReturnAsync(user, ct));

    public static readonly IMutation Erase = OfDeleted(
        "erasePerson", "erase", "Ends a deleted account for good, with its personal space.",
        static (departure, user, ct) => departure.EndAsync(user, ct));

    public static readonly IMutation HandOver = new Mutation<(string Person, string Heir)>(
        "handOverSpaces", "Gives somebody's personal space to another person, who also manages the spaces that only they managed.")
    {
        Input = [PersonMutations.Person, new("heir", "ID!", "Who gets them: an account that is enabled and may have spaces.")],
        Rules = new InputRules().Id("person", "heir"),
        Read = static input => (input.Get<string>("person")!, input.Get<string>("heir")!),
        Payload = [Payloads.Person("Whose spaces they were."), HeirField],
        RunAsync = static async (input, run, ct) =>
        {
            if (await PersonMutations.FindAsync(input.Person, run, ct, isGone: null) is not { User: var from }) return;
            var heir = GlobalId.Parse(input.Heir) is { Kind: GlobalId.Person } id
                ? await run.Services.Core.UserAsync(new UserId(id.Key), ct)
                : null;
            if (heir is null)
            {
                run.Refuse(PersonMutations.NoPerson, "heir");
                return;
            }

            var (steps, refusal) = await run.Services.Departure.HandOverAsync(from, heir, ct);
            if (refusal is not null) run.Refuse(refusal, "heir");
            else if (await RunAsync(from, steps, run, ct)) run.Value = heir.Id;
        },
        IsSetting = true,
    };

    private static Field<MutationRun> HeirField => new(
        "heir", Types.PersonType.Name, static (run, context) => run.Value is UserId heir ? context.Loaders.People.Load(heir) : default,
        "Whose they are now.");

    /// <param name="first">The first of the steps.</param>
    private static Mutation<string> OfDeleted(
        string name, string first, string description,
        Func<Departure, UserRow, CancellationToken, ValueTask<IReadOnlyList<AccountStep>>> steps) =>
        new(name, description)
        {
            Input = [PersonMutations.Person],
            Rules = new InputRules().Id("person"),
            Read = static input => input.Get<string>("person")!,
            Payload = [Payloads.Person("They, as they are now; null when they are gone.")],
            RunAsync = async (person, run, ct) =>
            {
                // Sent again, it finds somebody who is there already: what is left of it is done.
                bool? isGone = await run.HasDoneAsync(first, ct) ? null : true;
                if (await PersonMutations.FindAsync(person, run, ct, isGone) is { User: var user })
                    await RunAsync(user, await steps(run.Services.Departure, user, ct), run, ct);
            },
            IsSetting = true,
        };

    private static async Task<bool> RunAsync(UserRow user, IReadOnlyList<AccountStep> steps, MutationRun run, CancellationToken ct)
    {
        if (!await run.Blaming("person").CommandsAsync(AccessReasons.AccountRole, steps, ct)) return false;
        run.Key = user.Id.Value;
        return true;
    }
}
