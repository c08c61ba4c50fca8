using Api.GraphQl.Mutations;
using Api.GraphQl.Queries;
using Api.GraphQl.Relay;
using Api.GraphQl.Requests;
using Api.GraphQl.Scalars;
using Api.GraphQl.Subscriptions;
using Api.GraphQl.Types;
using Api.GraphQl.Uploads;
using GraphQl.Transport;
using GraphQl.TypeSystem;
using GraphQl.Validation;
using Projections.Activity;
using Projections.Core.Access;
using Projections.Core.Listing;

namespace Api.GraphQl;

/// <summary>The product's schema: every type, query and mutation there is, one line each.</summary>
internal static class ProductSchema
{
    private static readonly ObjectType<object> Query = new("Query", "What can be asked.",
    [
        NodeInterface.Query,
        NodeInterface.ManyQuery,
        MeType.Query,
        SpaceQueries.Spaces,
        SpaceQueries.Space,
        ItemQuery.Definition,
        PeopleQueries.People,
        PeopleQueries.Groups,
        PeopleQueries.AllRoles,
        ActivityQuery.Definition,
        EventsQuery.Definition,
        ServerQuery.Definition,
    ]);

    private static readonly IReadOnlyList<IMutation> Mutations =
    [
        CreateFolder.Definition,
        UploadFile.Definition,
        CreateUpload.Definition,
        MoveItem.Rename,
        MoveItem.Move,
        CopyItem.Definition,
        LockMutations.Lock,
        LockMutations.Refresh,
        LockMutations.Unlock,
        TrashItem.Definition,
        TrashContent.Restore,
        TrashContent.Purge,
        EmptyTrash.Definition,
        RestoreVersion.Definition,
        SpaceMutations.Create,
        SpaceMutations.Update,
        SpaceMutations.Disable,
        SpaceMutations.Enable,
        SpaceMutations.Delete,
        GrantMutations.Create,
        GrantMutations.Update,
        GrantMutations.Revoke,
        LinkMutations.Create,
        LinkMutations.Update,
        LinkMutations.Revoke,
        MarkMutations.Tags,
        MarkMutations.Favorite,
        .. ReceivedMutations.All,
        GroupMutations.Create,
        GroupMutations.Update,
        GroupMutations.Delete,
        GroupMutations.AddMember,
        GroupMutations.RemoveMember,
        AppTokenMutations.Create,
        AppTokenMutations.Revoke,
        OwnMutations.Update,
        OwnMutations.ChangePassword,
        OwnMutations.ChangeSetting,
        OwnMutations.SetPhoto,
        OwnMutations.RemovePhoto,
        PersonMutations.Create,
        PersonMutations.Update,
        PersonMutations.Disable,
        PersonMutations.Enable,
        PersonMutations.SetPassword,
        DepartureMutations.Delete,
        DepartureMutations.Restore,
        DepartureMutations.Erase,
        DepartureMutations.HandOver,
    ];

    private static readonly IReadOnlyList<TypeDefinition> Types =
    [
        DateTimeScalar.Definition, LongScalar.Definition, UploadScalar.Definition,
        NodeInterface.Definition, PageInfoType.Definition,
        ItemInterface.Definition, FileType.Definition, FolderType.Definition, .. Connection.Of<Item>(ItemInterface.Name),
        ChildrenField.Order, ChildrenField.Direction, ChildrenField.Kind, ChildrenField.OrderInput, ChildrenField.Filter,
        AccessType.Definition, AccessType.Decision, AccessType.Grant, AccessType.Via, PermissionNames.Definition, PermissionNames.Action,
        SpaceType.Definition, SpaceType.Kind, SpaceQueries.Scope, QuotaType.Definition, .. Connection.Of<SpaceView>(SpaceType.Name),
        PersonType.Definition, PersonType.Role, PhotoType.Definition, GroupType.Definition, GroupType.Member, MeType.Definition,
        SettingType.Definition, SettingType.Kind, LockType.Definition,
        ItemQuery.PathInput, ItemQuery.RefInput, AsOf.Definition,
        VersionType.Definition, TrashedItemType.Definition, .. Connection.Of<TrashedRow>(TrashedItemType.Name),
        GrantTypes.Grant, GrantTypes.Link, GrantTypes.Grantee, GrantTypes.RoleDefinition,
        .. Connection.Of<GrantRow>(GrantTypes.GrantName), .. Connection.Of<LinkRow>(GrantTypes.LinkName),
        ReceivedType.Definition, .. Connection.Of<Received>(ReceivedType.Name), AppTokenType.Definition,
        .. Connection.Of<PersonView>(PersonType.Name), .. Connection.Of<GroupView>(GroupType.Name),
        .. Connection.Of<GroupMemberRow>(GroupType.MemberName),
        ActivityType.Definition, .. Connection.Of<ActivityRow>(ActivityType.Name), ActivityQuery.OfInput,
        .. EventsQuery.Types, ServerQuery.Type, ServerQuery.ReadModel,
        SubscriptionType.Definition, SubscriptionType.ChangeType, SubscriptionType.OfInput,
        UploadAddress.Definition, UserError.Definition, ErrorCodes.Definition,
    ];

    public static GraphQlSchema Build() => new SchemaBuilder()
        .Add(Query, new ObjectType<object>("Mutation", "What can be done.", Mutations.Select(mutation => mutation.Field)))
        .Add([.. Types, .. Mutations.SelectMany(mutation => mutation.Types)])
        .Add(CostDirectives.Cost, CostDirectives.ListSize)
        .Build();
}
