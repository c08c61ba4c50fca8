using Commands;
using Domain;

namespace Api.Http;

/// <summary>Commands of heads that resolve everything anew in each attempt.</summary>
internal static class Attempts
{
    public static readonly Refusal Contended = new(RefusalCode.Conflict, "Others kept changing the same thing; please try again.");

    /// <summary>The credentials ended while the request was under way: answered as if there had been none.</summary>
    public static readonly Refusal SignedOut = new(RefusalCode.Forbidden, "Sign in to go on.");

    extension(ApiRequest api)
    {
        /// <summary>
        /// Whether what the caller signed in with still counts. A command that stayed stale was fenced off because it does not, or is worth
        /// sending again.
        /// </summary>
        public async ValueTask<bool> IsSignedInAsync(Caller caller, CancellationToken ct) =>
            caller.IsCurrent(await api.Services.Core.CallerAsync(caller.Id, ct), api.Services.Clock.GetUtcNow());

        /// <summary>
        /// Asks the domain, and decides again while others change the same things, for at most <see cref="Limits.ContendedMax"/>. The outcome
        /// is never stale; what was done is visible and its position told.
        /// </summary>
        /// <param name="attempt">Looks, decides and issues the command; a refusal of its own is an outcome too.</param>
        public async Task<Outcome> SettleAsync(Caller caller, Func<CancellationToken, Task<Outcome>> attempt, CancellationToken ct)
        {
            var tries = new Tries(api.Services.Clock);
            do
            {
                var outcome = await attempt(ct);
                if (outcome is Outcome.Done { Position: { } position }) await api.TellWrittenAsync(position, ct);
                if (outcome is not Outcome.Stale stale) return outcome;
                tries.Lose();
                await api.Services.WaitForCoreAsync(stale.Position ?? await api.Services.Ledger.HeadAsync(ct), ct);
                if (!await api.IsSignedInAsync(caller, ct)) return SignedOut;
            }
            while (tries.MayGoOn);

            return Contended;
        }
    }
}
