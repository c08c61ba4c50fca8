using Api.GraphQl.Relay;
using Api.GraphQl.Requests;
using Domain.Access;
using GraphQl.TypeSystem;
using Projections.Core.Access;

namespace Api.GraphQl.Types;

/// <summary>Something that others share with the caller, perhaps several times: as themselves, and through groups.</summary>
/// <param name="Shares">Oldest first.</param>
internal sealed record Received(IReadOnlyList<ReceivedRow> Shares)
{
    public ReceivedRow First => Shares[0];

    public static async ValueTask<IReadOnlyList<Received>> AllAsync(GraphQlRequest request, CancellationToken ct) =>
    [
        // A group may hold the owner too, to whom their own things are not shared.
        .. (await request.Services.Grants.SharedWithAsync(request.User.Id, ct)).Where(row => row.Space.Owner != request.User.Id)
            .GroupBy(row => row.Node.Id).Select(shares => new Received([.. shares])),
    ];
}

/// <summary>type ReceivedShare.</summary>
internal static class ReceivedType
{
    public const string Name = "ReceivedShare";

    public static readonly ObjectType<Received> Definition = new(Name, "Something that others share with you.",
    [
        new("item", $"{ItemInterface.Name}!", received => ItemOf(received), "The file or folder."),
        new("shares", $"[{GrantTypes.GrantName}!]!", received => received.Shares.Select(share => share.Share),
            "The shares by which you have it, oldest first."),
        new("isAccepted", "Boolean!", received => received.Shares.Any(share => share.IsAccepted != false),
            "Whether it is among what you see; whoever says nothing accepts."),
        new("isHidden", "Boolean!", received => received.Shares.All(share => share.IsHidden), "Whether you hid it."),
    ]);

    private static Item ItemOf(Received received) => new(
        received.First.Node, received.First.Space,
        new Standing([.. received.Shares.Select(share => new ReachingGrant(
            GrantVia.Share, share.Share.Id, share.Share.Granted.Permissions, share.Share.Subject.IsGroup))]));
}
