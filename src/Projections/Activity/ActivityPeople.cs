using Domain;
using Npgsql;

namespace Projections.Activity;

/// <summary>The read model's own list of accounts and spaces: names for what is shown, and whose account a refused sign-in tried.</summary>
internal sealed class ActivityPeople
{
    private const int NameMax = 64;

    private readonly Dictionary<string, Guid> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, (string Name, string DisplayName)> _people = [];
    private readonly List<(Guid Id, Guid Root, string Name)> _spaces = [];

    public static string Fold(Personal name) => name.Value.ToLowerInvariant();

    public Guid? Find(Personal? name) => name is { } given && _byName.TryGetValue(Fold(given), out var id) ? id : null;

    public void Add(UserId id, Personal name, Personal displayName)
    {
        _byName[Fold(name)] = id.Value;
        _people[id.Value] = (Fold(name), displayName.Value);
    }

    /// <summary>A group has names for what is shown, but nobody signs in by them.</summary>
    public void Add(GroupId id, Personal name) => _people[id.Value] = ("", name.Value);

    public void Add(SpaceId id, NodeId root, Personal name) => _spaces.Add((id.Value, root.Value, name.Value));

    public async ValueTask LoadAsync(NpgsqlConnection connection, IEnumerable<Personal> names, CancellationToken ct)
    {
        var wanted = names.Select(Fold).Where(CanBeName).Distinct(StringComparer.Ordinal).ToArray();
        if (wanted.Length == 0) return;

        await using var command = new NpgsqlCommand("select name, id from people where name = any($1)", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = wanted });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) _byName[reader.GetString(0)] = reader.GetGuid(1);
    }

    public void Write(NpgsqlBatch writes)
    {
        if (_people.Count > 0)
        {
            writes.Add(
                """
                insert into people (id, name, display_name) select * from unnest($1::uuid[], $2::text[], $3::text[])
                on conflict (id) do update set display_name = excluded.display_name
                """,
                _people.Keys.ToArray(), _people.Values.Select(p => p.Name).ToArray(), _people.Values.Select(p => p.DisplayName).ToArray());
        }

        if (_spaces.Count > 0)
        {
            writes.Add(
                "insert into spaces (id, root, name) select * from unnest($1::uuid[], $2::uuid[], $3::text[])",
                _spaces.Select(s => s.Id).ToArray(), _spaces.Select(s => s.Root).ToArray(), _spaces.Select(s => s.Name).ToArray());
        }
    }

    // Anybody can send anything as a name. What PostgreSQL could not even take as text is no account's name.
    private static bool CanBeName(string name) => name.Length is > 0 and <= NameMax && name.All(c => c is > ' ' and < '\u007f');
}
