using GraphQl.Execution;
using GraphQl.TypeSystem;

namespace GraphQl.Host.Peers;

/// <summary>The schema of the comparison with other servers. People come through a loader, as from a database.</summary>
internal static class PeersSchema
{
    public static GraphQlSchema Build() => new SchemaBuilder().Add(Query, SpaceType, NodeType, PermissionType, PersonType, Role).Build();

    public static RequestScope CreateScope()
    {
        var loaders = new DataLoaders();
        return new(loaders.Add(new DataLoader<string, Person>(LoadPeopleAsync)), loaders);
    }

    private static readonly InputValueDefinition First = new("first", "Int!", null, "100");

    private static readonly ObjectType<object> Query = new("Query", "What can be asked.",
    [
        new("spaces", "[Space!]!", (_, context) => new(PeersData.Spaces.Take(context.Argument<int>("first")).ToArray()))
        {
            Arguments = [First],
        },
        new("space", "Space", (_, context) => new(Array.Find(PeersData.Spaces, space => space.Id == context.Argument<string>("id"))))
        {
            Arguments = [new("id", "ID!")],
        },
    ]);

    private static readonly ObjectType<Space> SpaceType = new("Space", "A place for files.",
    [
        new("id", "ID!", space => space.Id),
        new("name", "String!", space => space.Name),
        new("quota", "Float!", space => space.Quota),
        new("nodes", "[Node!]!", (space, context) => new(space.Nodes.Take(context.Argument<int>("first")).ToArray()))
        {
            Arguments = [First],
        },
    ]);

    private static readonly ObjectType<Node> NodeType = new("Node", "A file.",
    [
        new("id", "ID!", node => node.Id),
        new("name", "String!", node => node.Name),
        new("size", "Float!", node => node.Size),
        new("modified", "String!", node => node.Modified),
        new("owner", "Person!", (node, context) => People(context).Load(node.OwnerId)),
        new("permissions", "[Permission!]!", node => node.Permissions),
    ]);

    private static readonly ObjectType<Permission> PermissionType = new("Permission", "Who may do what.",
    [
        new("id", "ID!", permission => permission.Id),
        new("role", "Role!", permission => permission.Role),
        new("grantee", "Person!", (permission, context) => People(context).Load(permission.GranteeId)),
    ]);

    private static readonly ObjectType<Person> PersonType = new("Person", "Somebody.",
    [
        new("id", "ID!", person => person.Id),
        new("name", "String!", person => person.Name),
        new("mail", "String!", person => person.Mail),
    ]);

    private static readonly EnumTypeDefinition Role = new("Role", "What may be done.", [new("VIEWER"), new("EDITOR"), new("MANAGER")]);

    private static DataLoader<string, Person> People(FieldContext context) => (DataLoader<string, Person>)context.State!;

    private static async Task<IReadOnlyDictionary<string, Person>> LoadPeopleAsync(IReadOnlyList<string> ids, CancellationToken ct)
    {
        // The answer of a database comes in a later turn.
        await Task.Yield();
        return ids.ToDictionary(id => id, id => PeersData.People[id]);
    }
}
