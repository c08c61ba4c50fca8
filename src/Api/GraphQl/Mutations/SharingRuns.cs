using Api.Sharing;
using Domain.Access;
using Projections.Core;
using Projections.Core.Access;
using Outcome = Commands.Outcome;

namespace Api.GraphQl.Mutations;

/// <summary>What mutations of grants and links have in common.</summary>
internal static class SharingRuns
{
    extension(MutationRun run)
    {
        public Sharer Sharer => new(run.Services, run.Request.User, run.Envelope);

        /// <summary>Guests share nothing, whatever it is about: else refused.</summary>
        public bool MayShare()
        {
            if (run.Request.User.Role.Shares) return true;
            run.Refuse(AccessRules.Forbidden);
            return false;
        }

        /// <summary>Whether the caller may know that this is granted, though they may not change it.</summary>
        public async ValueTask<bool> MayKnowAsync(GrantRow grant, CancellationToken ct)
        {
            var (item, _) = await run.FindAsync(new PathRoot.AtNode(grant.Space, grant.Node), AccessAction.See, ct);
            return item is not null && GrantSight.IsKnown(grant, run.Request.User.Id, item.Standing);
        }

        /// <summary>What came of a step; a refusal is about the input's value that the step names.</summary>
        public async Task<Outcome> TakeAsync(Task<Judged> step)
        {
            var (outcome, about) = await step;
            if (InputOf(about) is { } name) run.Blaming(name);
            return outcome;
        }
    }

    /// <summary>Null: what it was asked for, which is blamed already.</summary>
    private static string? InputOf(SharingValue value) => value switch
    {
        SharingValue.Grantee => "grantee",
        SharingValue.Role => "role",
        SharingValue.Type => "type",
        SharingValue.Expiry => "expiresAt",
        SharingValue.Password => "password",
        SharingValue.Label => "label",
        _ => null,
    };
}
