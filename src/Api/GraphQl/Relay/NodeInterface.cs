using Api.GraphQl.Requests;
using Api.GraphQl.Types;
using Api.Sharing;
using Domain;
using Domain.Access;
using GraphQl.Execution;
using GraphQl.TypeSystem;
using GraphQl.Validation;
using Projections.Core.Access;

namespace Api.GraphQl.Relay;

/// <summary>
/// interface Node — whatever can be asked for again by its id.
/// <see href="https://relay.dev/graphql/objectidentification.htm">Object identification</see>
/// </summary>
internal static class NodeInterface
{
    public const string Name = "Node";

    /// <summary>Things asked for at once.</summary>
    public const int IdsMax = 100;

    public static readonly InterfaceTypeDefinition Definition = new(
        Name, "Whatever can be asked for again by its id.", [new("id", "ID!", "The same for ever, and of no meaning to clients.")])
    {
        ResolveType = static value => value switch
        {
            Item item => ItemInterface.TypeOf(item),
            SpaceView => SpaceType.Name,
            PersonView => PersonType.Name,
            GroupView => GroupType.Name,
            GrantRow => GrantTypes.GrantName,
            LinkRow => GrantTypes.LinkName,
            _ => null,
        },
    };

    /// <summary>What an id stands for; null when there is nothing, or nothing that the caller may know of.</summary>
    public static ValueTask<object?> LoadAsync(GlobalId id, GraphQlRequest request) => id.Kind switch
    {
        GlobalId.Item when id.AsOf is { } position => request.Loaders.PastItems.Load(new(new NodeId(id.Key), position)),
        GlobalId.Item => request.Loaders.Items.Load(new NodeId(id.Key)),
        GlobalId.SpaceKind when id.AsOf is null => request.Loaders.Spaces.Load(new SpaceId(id.Key)),
        GlobalId.Person => request.Loaders.People.Load(new UserId(id.Key)),
        GlobalId.Share => ShareAsync(new ShareId(id.Key), request),
        GlobalId.Member => MemberAsync(id, request),
        GlobalId.Link => LinkAsync(new LinkId(id.Key), request),
        GlobalId.Group => request.Loaders.Groups.Load(new GroupId(id.Key)),
        _ => default,
    };

    private static async ValueTask<object?> ShareAsync(ShareId id, GraphQlRequest request) =>
        await request.Loaders.Shares.LoadAsync(id) is { } share && await MayKnowAsync(share, request) ? share : null;

    private static async ValueTask<object?> LinkAsync(LinkId id, GraphQlRequest request) =>
        await request.Loaders.Links.LoadAsync(id) is { } link && await MayKnowAsync(link.Grant, request) ? link : null;

    private static async ValueTask<object?> MemberAsync(GlobalId id, GraphQlRequest request)
    {
        if (await request.Loaders.Spaces.LoadAsync(new SpaceId(id.Space!.Value)) is not { } view) return null;
        var grants = await request.Loaders.GrantsOn.LoadAsync(view.Space.Root);
        return grants?.FirstOrDefault(grant => grant.Via == GrantVia.Member && grant.Subject.Id == id.Key) is { } member
            && await MayKnowAsync(member, request) ? member : null;
    }

    private static async ValueTask<bool> MayKnowAsync(GrantRow grant, GraphQlRequest request) =>
        !(grant.Granted.ExpiresAt <= request.Now)
        && await request.Loaders.Items.LoadAsync(grant.Node) is { } item && GrantSight.IsKnown(grant, request.User.Id, item.Standing);

    public static readonly Field<object> Query = new(
        "node", Name, static (_, context) =>
            GlobalId.Parse(context.Argument<string>("id")!) is { } id ? LoadAsync(id, context.Request) : default,
        "Whatever has this id; null when nothing has, or nothing that you may know of.")
    {
        Arguments = [new("id", "ID!", "As the thing itself tells it.")],
    };

    public static readonly Field<object> ManyQuery = new(
        "nodes", $"[{Name}]!", NodesAsync,
        $"Whatever has each of these ids, in their order; null where nothing has, or nothing that you may know of. At most {IdsMax}.")
    {
        Arguments = [new("ids", "[ID!]!", "As the things themselves tell them.")],
        Directives = [CostDirectives.Sized(assumedSize: IdsMax)],
    };

    // All are asked for before the first is waited for, so that things of a kind are loaded together.
    private static async ValueTask<object?> NodesAsync(object source, FieldContext context)
    {
        var ids = context.Arguments.GetList<string>("ids")!;
        if (ids.Count > IdsMax) throw Refused.Because(new(RefusalCode.LimitExceeded, $"At most {IdsMax} ids at once."), "ids");
        var loading = ids.Select(text => GlobalId.Parse(text) is { } id ? LoadAsync(id, context.Request) : default).ToList();
        var nodes = new object?[loading.Count];
        for (var i = 0; i < nodes.Length; i++) nodes[i] = await loading[i];
        return nodes;
    }
}
