using Domain;
using Domain.Settings;
using Npgsql;
using static Projections.Core.Rows;

namespace Projections.Core.People;

/// <param name="Position">The event that set it: another photo has another.</param>
public sealed record PhotoRow(BlobId Blob, long SizeBytes, string MimeType, long Position);

/// <param name="DeletedAt">From when the time counts in which it can be brought back.</param>
public sealed record DeletedRow(UserRow User, DateTimeOffset DeletedAt);

/// <summary>What people keep for themselves and show of themselves: reads of core.</summary>
/// <param name="reads">Of <see cref="CoreReads"/>.</param>
public sealed class PersonQueries(NpgsqlDataSource reads)
{
    /// <summary>What a person has said, by setting; all else is by default.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> SettingsAsync(UserId person, CancellationToken ct)
    {
        var rows = await reads.ListAsync(
            "select s.setting, s.value from core.settings s where s.person = $1",
            static row => (Setting: row.GetGuid(0), Value: row.GetString(1)), [Uuid(person.Value)], ct);
        return rows.ToDictionary(row => row.Setting, row => row.Value);
    }

    public async Task<string> SettingAsync(UserId person, Setting setting, CancellationToken ct) =>
        (await SettingsAsync(person, ct)).GetValueOrDefault(setting.Id, setting.Default);

    public Task<PhotoRow?> PhotoAsync(UserId person, CancellationToken ct) => reads.OneAsync(
        "select p.blob, p.size_bytes, p.mime_type, p.position from core.photos p where p.person = $1",
        ReadPhoto, [Uuid(person.Value)], ct);

    /// <summary>Accounts that were deleted before an instant and not erased, the oldest first.</summary>
    public Task<IReadOnlyList<DeletedRow>> DeletedBeforeAsync(DateTimeOffset end, int max, CancellationToken ct) => reads.ListAsync(
        Deleted, static row => new DeletedRow(row.ReadUser(0), row.ReadTime(RowReader.UserCount)), [Time(end), Integer(max)], ct);

    internal const string PhotosOf =
        "select p.blob, p.size_bytes, p.mime_type, p.position, p.person from core.photos p where p.person = any($1)";

    internal static PhotoRow ReadPhoto(NpgsqlDataReader row) => new(
        new BlobId(Convert.ToHexStringLower(row.GetFieldValue<byte[]>(0))), row.GetInt64(1), row.GetString(2), row.GetInt64(3));

    private const string Deleted = $"""
        select {RowReader.User}, u.deleted_at from core.users u
        where u.deleted_at is not null and u.deleted_at <= $1 order by u.deleted_at, u.id limit $2
        """;
}
