using Npgsql;

namespace Projections.Search;

/// <summary>What a batch makes of one node; null stays as it is. A new node has everything.</summary>
internal sealed class SearchChange(Guid id)
{
    public const string FolderMime = "httpd/unix-directory";
    public const string UnknownMime = "application/octet-stream";

    public Guid Id => id;
    public Guid Space { get; init; }
    public bool IsFolder { get; init; }
    public bool IsRoot { get; init; }
    public Guid? Parent { get; private set; }
    public bool IsPlaced { get; private set; }
    public string? Folded { get; private set; }
    public long? Size { get; set; }
    public DateTimeOffset? Mtime { get; set; }

    public string? Mime
    {
        get;
        set => field = value?.ToLowerInvariant();
    }

    public void Place(Guid? parent, string name) => (Parent, IsPlaced, Folded) = (parent, true, name.ToLowerInvariant());

    /// <summary>Into the trash: nothing stands above it any more.</summary>
    public void Detach() => (Parent, IsPlaced) = (null, true);
}

/// <summary>A batch's changes, at most one per node.</summary>
internal sealed class SearchChanges
{
    private readonly Dictionary<Guid, SearchChange> _new = [];
    private readonly Dictionary<Guid, SearchChange> _changed = [];
    private readonly List<Guid> _purged = [];

    public SearchChange Add(Guid id, Guid space, Guid? parent, bool isFolder, string name, DateTimeOffset mtime)
    {
        var change = new SearchChange(id)
        {
            Space = space,
            IsFolder = isFolder,
            IsRoot = parent is null,
            Size = 0,
            Mtime = mtime,
            Mime = isFolder ? SearchChange.FolderMime : SearchChange.UnknownMime,
        };
        change.Place(parent, name);
        return _new[id] = change;
    }

    public SearchChange Of(Guid id)
    {
        if (_new.TryGetValue(id, out var change) || _changed.TryGetValue(id, out change)) return change;
        return _changed[id] = new SearchChange(id);
    }

    public void Purge(Guid id) => _purged.Add(id);

    public void Write(NpgsqlBatch writes)
    {
        if (_new.Count > 0)
        {
            SearchChange[] rows = [.. _new.Values];
            writes.Add(
                Insert, Column(rows, r => r.Id), Column(rows, r => r.Space), Column(rows, r => r.Parent), Column(rows, r => r.IsFolder),
                Column(rows, r => r.IsRoot), Column(rows, r => r.Size), Column(rows, r => r.Mtime), Column(rows, r => r.Mime),
                Column(rows, r => r.Folded));
        }

        if (_changed.Count > 0)
        {
            SearchChange[] rows = [.. _changed.Values];
            writes.Add(
                Update, Column(rows, r => r.Id), Column(rows, r => r.IsPlaced), Column(rows, r => r.Parent), Column(rows, r => r.Size),
                Column(rows, r => r.Mtime), Column(rows, r => r.Mime), Column(rows, r => r.Folded));
        }

        if (_purged.Count > 0) writes.Add(Delete, _purged.ToArray());
    }

    private static T[] Column<T>(SearchChange[] rows, Converter<SearchChange, T> value) => Array.ConvertAll(rows, value);

    private const string Insert = """
        insert into nodes (id, space, parent, is_folder, is_root, size, mtime, mime, folded)
        select id, space, parent, is_folder, is_root, size, mtime, mime, normalize(folded, nfc)
        from unnest(
          $1::uuid[], $2::uuid[], $3::uuid[], $4::boolean[], $5::boolean[], $6::bigint[], $7::timestamptz[], $8::text[], $9::text[])
          as row (id, space, parent, is_folder, is_root, size, mtime, mime, folded)
        """;

    private const string Update = """
        update nodes n set
          parent = case when c.is_placed then c.parent else n.parent end,
          size = coalesce(c.size, n.size),
          mtime = coalesce(c.mtime, n.mtime),
          mime = coalesce(c.mime, n.mime),
          folded = coalesce(normalize(c.folded, nfc), n.folded)
        from unnest($1::uuid[], $2::boolean[], $3::uuid[], $4::bigint[], $5::timestamptz[], $6::text[], $7::text[])
          as c (id, is_placed, parent, size, mtime, mime, folded)
        where n.id = c.id
        """;

    // A purged tree's rows go with it: each was written once, so taking it out costs each node once too. What went into the trash on
    // its own stands below nothing and stays.
    private const string Delete = """
        with recursive gone as (
          select unnest($1::uuid[]) as id
          union
          select n.id from gone g join nodes n on n.parent = g.id
        )
        delete from nodes where id in (select id from gone)
        """;
}
