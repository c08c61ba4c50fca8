using System.Globalization;

namespace Projections.Tests.Core;

/// <summary>Rows as text, sorted: what the model expects of each table, with the query that reads the same columns.</summary>
public sealed class ExpectedTables(History history)
{
    private readonly TreeModel _model = history.Model;

    public IEnumerable<(string Sql, IReadOnlyList<string> Rows)> All =>
    [
        ("""
         select node, space, parent, name, is_folder, is_trashed, size_bytes, etag_position, version, content_version, valid_from,
             mtime, created_at, recorded_at, recorded_by, has_locks, has_properties, mime_type from nodes
         """, Text(_model.Nodes.Values.Select(row => new object?[]
         {
             row.Id, row.Space, row.Parent, row.Name, row.IsFolder, row.IsTrashed, row.Content?.SizeBytes ?? 0, row.ETag, row.Version,
             row.ContentVersion, row.ValidFrom, row.Mtime, row.CreatedAt, row.RecordedAt, row.RecordedBy,
             _model.Locks.Keys.Any(key => key.Node == row.Id), _model.Properties.Keys.Any(key => key.Node == row.Id), row.Content?.MimeType,
         }))),
        ("select node, size_bytes, etag_position, mtime from folder_totals", Text(_model.Folders.Select(folder => new object?[]
        {
            folder.Key, _model.TreeSize(folder.Key), folder.Value.ETag, folder.Value.Mtime,
        }))),
        ("select id, used_bytes, lock_count from spaces", Text(history.Spaces.Select(space => new object?[]
        {
            space.Value, _model.UsedBytes(space.Value), _model.Locks.Keys.Count(key => _model.Nodes[key.Node].Space == space.Value),
        }))),
        ("select node, from_parent, name, location, position from trash", Text(_model.Trash.Values.Select(trashed => new object?[]
        {
            trashed.Recorded.Stream.Key, trashed.Event.Parent.Value, trashed.Event.Name, trashed.Event.Location, trashed.Recorded.Position,
        }))),
        (
            "select node, position, size_bytes, mtime, recorded_at, recorded_by from versions",
            Text(_model.Versions.Select(row => new object?[]
            {
                row.Id, row.ContentVersion, row.Content!.SizeBytes, row.Mtime, row.RecordedAt, row.RecordedBy,
            }))),
        ("select node, namespace, name, xml from properties", Text(_model.Properties.Select(property => new object?[]
        {
            property.Key.Node, property.Key.Namespace, property.Key.Name, property.Value,
        }))),
        ("select node, name, space from tags", Text(_model.Tags.Select(tag => new object?[]
        {
            tag.Node, tag.Name, _model.Nodes[tag.Node].Space,
        }))),
        ("select node, token, is_exclusive, is_deep, expires_at from locks", Text(_model.Locks.Select(held => new object?[]
        {
            held.Key.Node, held.Key.Token, held.Value.IsExclusive, held.Value.IsDeep, held.Value.ExpiresAt,
        }))),
    ];

    public IReadOnlyList<string> TreeAt(int position) => Text(_model.States[position].Values.Select(row => new object?[]
    {
        row.Id, row.Parent, row.Name, row.IsTrashed, row.Content?.SizeBytes ?? 0, row.ValidFrom, row.Mtime,
    }));

    public static IReadOnlyList<string> Text(IEnumerable<object?[]> rows) =>
        [.. rows.Select(row => string.Join(" | ", row.Select(Text))).Order(StringComparer.Ordinal)];

    private static string Text(object? value) => value switch
    {
        null or DBNull => "-",
        DateTimeOffset time => Text(time.UtcDateTime),
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
