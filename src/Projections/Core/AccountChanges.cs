using System.Diagnostics;
using Domain.Users;
using EventStore;
using Npgsql;
using NpgsqlTypes;
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
            case UserDeleted:
                Statement(DeleteSql, user).One(recorded.Position.Value, NpgsqlDbType.Bigint);
                break;
            default: throw new UnreachableException($"Core does not know {recorded.Type}.");
        }
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

    private const string PasswordSql = "update users set credential_version = $2 where id = $1";

    private const string DisableSql = "update users set is_disabled = $2, credential_version = $3 where id = $1";

    private const string RoleSql = "update users set role = $2, is_admin = $3 where id = $1";

    private const string ProfileSql =
        "update users set display_name = $2, given_name = $3, surname = $4, mail = $5, language = $6 where id = $1";

    private const string OwnerDisplayNameSql = "update spaces set owner_display_name = $2 where owner = $1";

    private const string DeleteSql = "update users set is_deleted = true, is_disabled = true, credential_version = $2 where id = $1";
}
