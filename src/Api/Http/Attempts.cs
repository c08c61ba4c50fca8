using Commands;

namespace Api.Http;

/// <summary>Commands of heads that resolve everything anew in each attempt.</summary>
internal static class Attempts
{
    extension(ApiRequest api)
    {
        /// <summary>
        /// Whether what the caller signed in with still counts. A command that stayed stale was fenced off because it does not, or is worth
        /// sending again.
        /// </summary>
        public async ValueTask<bool> IsSignedInAsync(Caller caller, CancellationToken ct) =>
            caller.IsCurrent(await api.Services.Core.UserAsync(caller.Id, ct), api.Services.Clock.GetUtcNow());

        /// <summary>
        /// Asks the domain, and decides again while others change the same things, at most <see cref="Limits.RetryMax"/> times: then the
        /// outcome is still stale. What was done is visible and its position told.
        /// </summary>
        /// <param name="attempt">Looks, decides and issues the command; without an outcome, why it was not asked.</param>
        public async Task<(Outcome? Outcome, T? Refusal)> SettleAsync<T>(
            Func<CancellationToken, Task<(Outcome? Outcome, T? Refusal)>> attempt, CancellationToken ct)
            where T : class
        {
            for (var tries = 0; ; tries++)
            {
                var result = await attempt(ct);
                if (result.Outcome is Outcome.Done { Position: { } position }) await api.TellWrittenAsync(position, ct);
                if (result.Outcome is not Outcome.Stale stale) return result;
                await api.Services.WaitForCoreAsync(stale.Position ?? await api.Services.Ledger.HeadAsync(ct), ct);
                if (tries == Limits.RetryMax) return result;
            }
        }
    }
}
