using System.Diagnostics;
using Domain.Spaces;
using Domain.Users;
using EventStore;
using Npgsql;
using NpgsqlTypes;
using static Domain.Spaces.SpaceEvent;
using static Domain.Users.UserEvent;

namespace Projections.Core;

/// <summary>Accounts and spaces change seldom: one statement for each event, in the log's order, before those of nodes.</summary>
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
                    .One(recorded.Position.Value, NpgsqlDbType.Bigint);
                Statement(OwnerSql, user).One(e.Name.Value, NpgsqlDbType.Text).One(e.DisplayName.Value, NpgsqlDbType.Text);
                break;
            case PasswordChanged: Statement(PasswordSql, user).One(recorded.Position.Value, NpgsqlDbType.Bigint); break;
            case UserDisabled: Disable(user, isDisabled: true, recorded); break;
            case UserEnabled: Disable(user, isDisabled: false, recorded); break;
            default: throw new UnreachableException($"Core does not know {recorded.Type}.");
        }
    }

    public void Fold(SpaceEvent @event, Recorded recorded)
    {
        var space = recorded.Stream.Key;
        switch (@event)
        {
            case PersonalSpaceCreated e:
                Statement(CreateSpaceSql, space).One(e.Owner.Value, NpgsqlDbType.Uuid).One(e.Root.Value, NpgsqlDbType.Uuid)
                    .One(e.Name.Value, NpgsqlDbType.Text).One(e.QuotaBytes, NpgsqlDbType.Bigint);
                Statement(OwnSpaceSql, space).One(e.Owner.Value, NpgsqlDbType.Uuid);
                break;
            case QuotaSet e: Statement(QuotaSql, space).One(e.QuotaBytes, NpgsqlDbType.Bigint); break;
            default: throw new UnreachableException($"Core does not know {recorded.Type}.");
        }
    }

    private void Disable(Guid user, bool isDisabled, Recorded recorded) =>
        Statement(DisableSql, user).One(isDisabled, NpgsqlDbType.Boolean).One(recorded.Position.Value, NpgsqlDbType.Bigint);

    private NpgsqlBatchCommand Statement(string sql, Guid id) => _writes!.Statement(sql).One(id, NpgsqlDbType.Uuid);

    // The account and its space are recorded in one append, in either order.
    private const string RegisterSql = """
        insert into users (id, name, display_name, mail, is_admin, is_disabled, credential_version, personal_space)
        values ($1, $2, $3, $4, $5, false, $6, (select s.id from spaces s where s.owner = $1))
        """;

    private const string OwnerSql = "update spaces set owner_name = $2, owner_display_name = $3 where owner = $1";

    private const string PasswordSql = "update users set credential_version = $2 where id = $1";

    private const string DisableSql = "update users set is_disabled = $2, credential_version = $3 where id = $1";

    private const string CreateSpaceSql = """
        insert into spaces (id, owner, root, name, quota_bytes, owner_name, owner_display_name)
        select $1, $2, $3, $4, $5, (select u.name from users u where u.id = $2), (select u.display_name from users u where u.id = $2)
        """;

    private const string OwnSpaceSql = "update users set personal_space = $1 where id = $2";

    private const string QuotaSql = "update spaces set quota_bytes = $2 where id = $1";
}
