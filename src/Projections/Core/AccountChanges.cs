using System.Diagnostics;
using Domain.Favorites;
using Domain.Settings;
using Domain.Users;
using EventStore;
using Npgsql;
using NpgsqlTypes;
using static Domain.Favorites.FavoriteEvent;
using static Domain.Settings.SettingEvent;
using static Domain.Users.UserEvent;

namespace Projections.Core;

/// <summary>Accounts change seldom: one statement for each event, in the log's order, before those of nodes.</summary>
internal sealed class AccountChanges
{
    private NpgsqlBatch? _writes;

    public void Begin(NpgsqlBatch writes) => _writes = writes;

    public void Fold(UserEvent @event, Recorded recorded)
    {
        var user = recorded.Stream.Key;
        switch (@event)
        {
            case UserRegistered e:
                Statement(RegisterSql, user).One(e.Name.Value, NpgsqlDbType.Text).One(e.DisplayName.Value, NpgsqlDbType.Text)
                    .One(e.Mail?.Value, NpgsqlDbType.Text).One(e.IsAdmin, NpgsqlDbType.Boolean)
                    .One(recorded.Position.Value, NpgsqlDbType.Bigint)
                    .One((e.IsAdmin ? AccountRole.Admin : AccountRole.User).Name, NpgsqlDbType.Text);
                Statement(OwnerSql, user).One(e.Name.Value, NpgsqlDbType.Text).One(e.DisplayName.Value, NpgsqlDbType.Text);
                break;
            case PasswordChanged: Statement(PasswordSql, user).One(recorded.Position.Value, NpgsqlDbType.Bigint); break;
            case UserDisabled: Disable(user, isDisabled: true, recorded); break;
            case UserEnabled: Disable(user, isDisabled: false, recorded); break;
            case AccountRoleSet e: Statement(RoleSql, user).One(e.Role, NpgsqlDbType.Text).One(e.Role == AccountRole.Admin.Name, NpgsqlDbType.Boolean); break;
            case ProfileChanged { Profile: var profile }:
                Statement(ProfileSql, user).One(profile.DisplayName.Value, NpgsqlDbType.Text).One(profile.GivenName?.Value, NpgsqlDbType.Text)
                    .One(profile.Surname?.Value, NpgsqlDbType.Text).One(profile.Mail?.Value, NpgsqlDbType.Text)
                    .One(profile.Language, NpgsqlDbType.Text);
                Statement(OwnerDisplayNameSql, user).One(profile.DisplayName.Value, NpgsqlDbType.Text);
                break;
            case PhotoSet e:
                Statement(PhotoSql, user).One(Convert.FromHexString(e.Blob.Hex), NpgsqlDbType.Bytea).One(e.SizeBytes, NpgsqlDbType.Bigint)
                    .One(e.MimeType, NpgsqlDbType.Text).One(recorded.Position.Value, NpgsqlDbType.Bigint);
                break;
            case PhotoRemoved: Statement(NoPhotoSql, user); break;
            case UserDeleted:
                Statement(DeleteSql, user).One(recorded.Position.Value, NpgsqlDbType.Bigint)
                    .One(recorded.RecordedAt.UtcDateTime, NpgsqlDbType.TimestampTz);
                break;
            case UserRestored: Statement(RestoreSql, user).One(recorded.Position.Value, NpgsqlDbType.Bigint); break;
            case UserErased: Erase(user); break;
            default: throw new UnreachableException($"Core does not know {recorded.Type}.");
        }
    }

    public void Fold(FavoriteEvent @event, Recorded recorded)
    {
        switch (@event)
        {
            case FavoriteAdded e:
                Statement(MarkSql, e.Person.Value).One(e.Node.Value, NpgsqlDbType.Uuid).One(recorded.Position.Value, NpgsqlDbType.Bigint);
                break;
            case FavoriteRemoved e: Statement(UnmarkSql, e.Person.Value).One(e.Node.Value, NpgsqlDbType.Uuid); break;
            default: throw new UnreachableException($"Core does not know {recorded.Type}.");
        }
    }

    public void Fold(SettingEvent @event, Recorded recorded)
    {
        switch (@event)
        {
            case SettingChanged e:
                Statement(SettingSql, e.Person.Value).One(e.Setting, NpgsqlDbType.Uuid).One(e.Value, NpgsqlDbType.Text);
                break;
            default: throw new UnreachableException($"Core does not know {recorded.Type}.");
        }
    }

    /// <summary>What they kept for themselves goes; the row stays, so that what they made can be told to be theirs.</summary>
    private void Erase(Guid user)
    {
        Statement("update users set deleted_at = null where id = $1", user);
        foreach (var table in new[] { "photos", "settings", "favorites" }) Statement($"delete from {table} where person = $1", user);
    }

    private void Disable(Guid user, bool isDisabled, Recorded recorded) =>
        Statement(DisableSql, user).One(isDisabled, NpgsqlDbType.Boolean).One(recorded.Position.Value, NpgsqlDbType.Bigint);

    private NpgsqlBatchCommand Statement(string sql, Guid id) => _writes!.Statement(sql).One(id, NpgsqlDbType.Uuid);

    // The account and its space are recorded in one append, in either order.
    private const string RegisterSql = """
        insert into users (id, name, display_name, mail, is_admin, is_disabled, credential_version, personal_space, role)
        values ($1, $2, $3, $4, $5, false, $6, (select s.id from spaces s where s.owner = $1 and s.is_personal), $7)
        """;

    private const string OwnerSql = "update spaces set owner_name = $2, owner_display_name = $3 where owner = $1";

    // A favorite that a purge took away may be taken away once more, or marked again by who was slower than the purge.
    private const string MarkSql = """
        insert into favorites (person, node, position) values ($1, $2, $3)
        on conflict (person, node) do update set position = excluded.position
        """;

    private const string UnmarkSql = "delete from favorites where person = $1 and node = $2";

    private const string PasswordSql = "update users set credential_version = $2 where id = $1";

    private const string DisableSql = "update users set is_disabled = $2, credential_version = $3 where id = $1";

    private const string RoleSql = "update users set role = $2, is_admin = $3 where id = $1";

    private const string ProfileSql =
        "update users set display_name = $2, given_name = $3, surname = $4, mail = $5, language = $6 where id = $1";

    private const string OwnerDisplayNameSql = "update spaces set owner_display_name = $2 where owner = $1";

    private const string DeleteSql = """
        update users set is_deleted = true, was_disabled = is_disabled, is_disabled = true, credential_version = $2, deleted_at = $3
        where id = $1
        """;

    private const string RestoreSql = """
        update users set is_deleted = false, is_disabled = was_disabled, credential_version = $2, deleted_at = null where id = $1
        """;

    private const string PhotoSql = """
        insert into photos (person, blob, size_bytes, mime_type, position) values ($1, $2, $3, $4, $5)
        on conflict (person) do update
        set blob = excluded.blob, size_bytes = excluded.size_bytes, mime_type = excluded.mime_type, position = excluded.position
        """;

    private const string NoPhotoSql = "delete from photos where person = $1";

    private const string SettingSql = """
        insert into settings (person, setting, value) values ($1, $2, $3) on conflict (person, setting) do update set value = excluded.value
        """;
}
