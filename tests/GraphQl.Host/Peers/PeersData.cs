using System.Collections.Frozen;
using System.Globalization;

namespace GraphQl.Host.Peers;

internal sealed record Person(string Id, string Name, string Mail);

internal sealed record Permission(string Id, string Role, string GranteeId);

internal sealed record Node(string Id, string Name, double Size, string Modified, string OwnerId, Permission[] Permissions);

internal sealed record Space(string Id, string Name, double Quota, Node[] Nodes);

/// <summary>The data of the comparison, made by the rule that all servers share.</summary>
internal static class PeersData
{
    private static readonly string[] Roles = ["VIEWER", "EDITOR", "MANAGER"];

    public static readonly FrozenDictionary<string, Person> People = Enumerable.Range(0, 500)
        .Select(i => new Person($"p{i}", $"Person {i}", $"p{i}@example.org"))
        .ToFrozenDictionary(person => person.Id);

    public static readonly Space[] Spaces = [.. Enumerable.Range(0, 100).Select(SpaceOf)];

    private static Space SpaceOf(int i) =>
        new($"s{i}", $"Space {i}", (i + 1) * 1e9, [.. Enumerable.Range(0, 100).Select(j => NodeOf(i, j))]);

    private static Node NodeOf(int i, int j) => new(
        $"s{i}n{j}",
        $"file-{i}-{j}.txt",
        ((i * 7919) + (j * 104729)) % 10_000_000,
        DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000 + (((i * 100) + j) * 1000L))
            .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        $"p{((i * 31) + (j * 17)) % 500}",
        [
            .. Enumerable.Range(0, 1 + ((i + j) % 4))
                .Select(k => new Permission($"s{i}n{j}:{k}", Roles[(i + j + k) % 3], $"p{(i + (j * k) + k) % 500}")),
        ]);
}
