using Domain.Access;
using Domain.Nodes;
using Domain.Spaces;
using Domain.Users;
using EventStore;

namespace Commands;

/// <summary>Every event of the system by its wire name. What is not in this table can be neither appended nor read.</summary>
public static class EventCatalog
{
    public static EventTypes Types() => new(NodeJson.Types, SpaceJson.Types, UserJson.Types, AccessJson.Types);
}
