using Api.GraphQl.Relay;
using Api.GraphQl.Types;
using Api.Http.Authentication;
using Domain;
using Domain.Access;
using Domain.AppTokens;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Mutations;

/// <summary>Mutation.createAppToken and Mutation.revokeAppToken: passwords of one's own programs. A program makes none.</summary>
internal static class AppTokenMutations
{
    private static readonly Refusal NoToken = new(RefusalCode.NotFound, "There is no such app token.");

    private sealed record NewInput(string Label, DateTimeOffset ExpiresAt);

    public static readonly IMutation Create = new Mutation<NewInput>("createAppToken", "Makes a password for one program of yours.")
    {
        Input = [new("label", "String!", "What you call it."), new("expiresAt", "DateTime!", "When it ends by itself.")],
        Rules = new InputRules().Text("label", AppTokenDecider.LabelMax),
        Read = static input => new(input.Get<string>("label")!, input.Get<DateTimeOffset>("expiresAt")),
        Payload =
        [
            new("appToken", AppTokenType.Name, static async (run, context) =>
                run.Key is { } key ? await run.Services.Grants.AppTokenAsync(key, context.Aborted) : null,
                "The token, without its secret."),
            new("secret", "String", static run => run.Value,
                "What the program signs in with: told this once, and not again when the mutation is repeated."),
        ],
        RunAsync = static async (input, run, ct) =>
        {
            if (IsProgram(run)) return;
            var (id, secret, now) = (run.NewKey(), AppTokenText.New(), run.Request.Now);
            var done = await run.Blaming("expiresAt").CommandAsync(
                AccessReasons.Self,
                by => run.Services.AppTokens.CreateAsync(
                    by, id, run.Request.User.Id, input.Label, AppTokenText.Digest(secret), input.ExpiresAt, now, ct),
                ct);
            if (done is not null) (run.Key, run.Value) = (id, secret);
        },
    };

    public static readonly IMutation Revoke = new Mutation<string>(
        "revokeAppToken", "Takes a program's password back: it signs in no more.")
    {
        Input = [new("appToken", "ID!", "The app token.")],
        Rules = new InputRules().Id("appToken"),
        Read = static input => input.Get<string>("appToken")!,
        Payload =
        [
            new(
                "revokedId", "ID", static run => run.Key is { } key ? new GlobalId(GlobalId.AppToken, key).ToString() : null,
                "The id of what is gone."),
        ],
        RunAsync = static async (text, run, ct) =>
        {
            if (IsProgram(run)) return;
            if (GlobalId.Parse(text) is not { Kind: GlobalId.AppToken } id
                || await run.Services.Grants.AppTokenAsync(id.Key, ct) is not { } token || token.Person != run.Request.User.Id)
                run.Refuse(NoToken, "appToken");
            else if (await run.CommandAsync(AccessReasons.Self, by => run.Services.AppTokens.RevokeAsync(by, id.Key, ct), ct) is not null)
                run.Key = id.Key;
        },
    };

    // A token that made tokens would outlive its own revocation.
    private static bool IsProgram(MutationRun run)
    {
        if (run.Request.Caller.Token is null) return false;
        run.Refuse(AccessRules.Forbidden);
        return true;
    }
}
