using Domain.Access;
using Domain.AppTokens;
using Domain.Favorites;
using Domain.Groups;
using Domain.Links;
using Domain.Nodes;
using Domain.Settings;
using Domain.Shares;
using Domain.Spaces;
using Domain.Users;
using EventStore;

namespace Commands;

/// <summary>Every event of the system by its wire name. What is not in this table can be neither appended nor read.</summary>
public static class EventCatalog
{
    public static EventTypes Types() => new(
        NodeJson.Types, SpaceJson.Types, UserJson.Types, GroupJson.Types, ShareJson.Types, LinkJson.Types, AppTokenJson.Types,
        FavoriteJson.Types, SettingJson.Types, AccessJson.Types);
}
