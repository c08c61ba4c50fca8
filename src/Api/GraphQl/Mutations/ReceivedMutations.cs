using Api.GraphQl.Relay;
using Api.GraphQl.Types;
using Commands;
using Domain;
using Domain.Access;

namespace Api.GraphQl.Mutations;

/// <summary>What the caller makes of what is shared with them: accept it, decline it, hide it or show it again.</summary>
internal static class ReceivedMutations
{
    private static readonly Refusal NotShared = new(RefusalCode.NotFound, "No such thing is shared with you.");

    public static readonly IReadOnlyList<IMutation> All =
    [
        Of("acceptShare", "Takes something that others share with you among what you see.",
            (shares, by, id, ct) => shares.AcceptAsync(by, id, ct)),
        Of("declineShare", "Takes something that others share with you away from what you see.",
            (shares, by, id, ct) => shares.DeclineAsync(by, id, ct)),
        Of("hideShare", "Leaves something that others share with you out of lists.", (shares, by, id, ct) => shares.HideAsync(by, id, ct)),
        Of("showShare", "Lists something again that was hidden.", (shares, by, id, ct) => shares.ShowAsync(by, id, ct)),
    ];

    private static Mutation<string> Of(
        string name, string description, Func<Shares, Envelope, ShareId, CancellationToken, Task<Outcome>> command) =>
        new(name, description)
        {
            Input = [new("item", "ID!", "The file or folder that is shared.")],
            Rules = new InputRules().Id("item"),
            Read = static input => input.Get<string>("item")!,
            Payload =
            [
                new("share", ReceivedType.Name, static async (run, context) => run.Node is { } node
                    ? (await Received.AllAsync(run.Request, context.Aborted)).FirstOrDefault(each => each.First.Node.Id == node)
                    : null, "It, as it is now."),
            ],
            IsSetting = true,
            RunAsync = async (item, run, ct) =>
            {
                var node = GlobalId.Parse(item) is { Kind: GlobalId.Item } id ? new NodeId(id.Key) : default;
                if ((await Received.AllAsync(run.Request, ct)).FirstOrDefault(each => each.First.Node.Id == node) is not { } received)
                {
                    run.Refuse(NotShared, "item");
                    return;
                }

                foreach (var share in received.Shares)
                    if (await run.CommandAsync(
                        AccessReasons.Self, by => command(run.Services.Shares, by, new ShareId(share.Share.Id), ct), ct) is null) return;
                run.Node = node;
            },
        };
}
