using Api.GraphQl.Relay;
using GraphQl.TypeSystem;
using Projections.Core.Access;

namespace Api.GraphQl.Types;

/// <summary>type AppToken.</summary>
internal static class AppTokenType
{
    public const string Name = "AppToken";

    public static readonly ObjectType<AppTokenRow> Definition = new(Name, "A password of its own for one program of yours.",
    [
        new("id", "ID!", token => new GlobalId(GlobalId.AppToken, token.Id).ToString(), "Stays the same until it is revoked."),
        new("label", "String!", token => token.Label, "What you call it."),
        new("createdAt", "DateTime!", token => token.CreatedAt, "When it was made."),
        new("expiresAt", "DateTime!", token => token.ExpiresAt, "When it ends by itself."),
    ]);
}
