using System.Runtime.CompilerServices;
using Api.GraphQl.Queries;
using Api.GraphQl.Relay;
using Api.GraphQl.Requests;
using Api.GraphQl.Types;
using Domain;
using Domain.Access;
using EventStore;
using GraphQl.Execution;
using GraphQl.TypeSystem;
using Projections.Activity;

namespace Api.GraphQl.Subscriptions;

/// <summary>Something that happened, and where the log stands with it: from there a subscriber who was cut off goes on.</summary>
internal sealed record Change(ActivityRow Happened);

/// <summary>type Subscription: changes below a node or in a space, and one's own activity.</summary>
internal static class SubscriptionType
{
    private static readonly InputValueDefinition AfterPosition = new(
        "after", "Long", $"Go on after this position of the log, instead of now; at most {ChangeHub.BehindMax} positions back.");

    public static readonly ObjectType<Change> ChangeType = new("Change", "Something that happened.",
    [
        new("position", "Long!", change => change.Happened.Cursor.Position,
            "Where the log tells of it: subscribe after it to go on from here."),
        new("activity", $"{ActivityType.Name}!", change => change.Happened, "What happened, and the file or folder as it is now."),
    ]);

    public static readonly ObjectType<object> Definition = new("Subscription", "What can be listened to.",
    [
        SubscriptionField.Of<ActivityRow>(
            "changes", "Change!", ChangesAsync, (row, _) => new(new Change(row)),
            "What happens to a file or folder and all below it, or in a space: each told only if you may see it at that moment.") with
        {
            SharedBy = static context => context.Request.AnswersDependOn,
            Arguments = [new("of", "ChangesOf!", "What to listen to."), AfterPosition],
        },
        SubscriptionField.Of<ActivityRow>(
            "myActivity", "Change!", MineAsync, (row, _) => new(new Change(row)),
            "What you do, over whatever protocol, and what is done to your account.") with
        {
            SharedBy = static context => context.Request.AnswersDependOn,
            Arguments = [AfterPosition],
        },
    ]);

    public static readonly InputObjectTypeDefinition OfInput = new("ChangesOf", "What to listen to: named in one of these ways.",
    [
        new("item", "ID", "A file, or a folder with all below it."),
        new("space", "ID", "A space."),
    ])
    {
        IsOneOf = true,
    };

    private static async ValueTask<IAsyncEnumerable<ActivityRow>> ChangesAsync(FieldContext context)
    {
        var (request, of) = (context.Request, context.Argument<InputObject>("of")!);
        var (item, space) = of.Get<string>("item") is { } named
            ? (GlobalId.Parse(named) is { Kind: GlobalId.Item, AsOf: null } id ? new NodeId(id.Key) : default(NodeId?), default(SpaceId?))
            : (null, SpaceQueries.IdOf(of.Get<string>("space")!, request));
        var scope = await Scope.FindAsync(request, item, space, context.Aborted) ?? throw Refused.Because(AccessRules.NotFound);
        return scope.FollowAsync(request.Services.Changes, await StartAsync(context), context.Aborted);
    }

    private static async ValueTask<IAsyncEnumerable<ActivityRow>> MineAsync(FieldContext context)
    {
        var request = context.Request;
        return OwnAsync(request, request.User.Id, await StartAsync(context), context.Aborted);
    }

    private static async IAsyncEnumerable<ActivityRow> OwnAsync(
        GraphQlRequest request, UserId me, LogPosition after, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in request.Services.Changes.FollowAsync(after, ct))
        {
            if (row.Actor != me && row.Subject != me) continue;
            if (!await Rights.IsSignedInAsync(request, ct)) throw Refused.Because(AccessRules.NotFound);
            yield return row;
        }
    }

    private static async ValueTask<LogPosition> StartAsync(FieldContext context)
    {
        var head = await context.Request.Services.Ledger.HeadAsync(context.Aborted);
        if (context.Argument<long?>("after") is not { } after) return head;
        if (after < 0 || after > head.Value) throw Refused.Input("There is no such position of the log.", AfterPosition.Name);
        return head.Value - after <= ChangeHub.BehindMax
            ? new(after)
            : throw Refused.Because(new(RefusalCode.LimitExceeded,
                "This position is too far back to go on from: look at the state, and subscribe from now."), AfterPosition.Name);
    }
}
