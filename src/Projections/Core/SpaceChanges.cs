using System.Diagnostics;
using Domain.Spaces;
using EventStore;
using Npgsql;
using NpgsqlTypes;
using static Domain.Spaces.SpaceEvent;

namespace Projections.Core;

/// <summary>Spaces change seldom: one statement for each event, in the log's order, before those of nodes.</summary>
internal sealed class SpaceChanges(GrantChanges grants)
{
    private readonly List<(Guid Space, long Position)> _deleted = [];
    private NpgsqlBatch? _writes;

    public void Begin(NpgsqlBatch writes)
    {
        _writes = writes;
        _deleted.Clear();
    }

    /// <summary>What stood in deleted spaces goes last: this very batch may have made some of it.</summary>
    public void WriteDeletions()
    {
        foreach (var (space, position) in _deleted)
        {
            Statement(PurgeChanges.SpaceSql, space).One(position, NpgsqlDbType.Bigint);
            Statement(DeleteSql, space);
        }
    }

    public void Fold(SpaceEvent @event, Recorded recorded)
    {
        var space = recorded.Stream.Key;
        switch (@event)
        {
            case PersonalSpaceCreated e:
                Create(recorded, e.Root.Value, e.Name.Value, e.QuotaBytes, e.By.Value).One<Guid?>(e.Owner.Value, NpgsqlDbType.Uuid)
                    .One<string?>(null, NpgsqlDbType.Text).One<string?>(null, NpgsqlDbType.Text);
                State(BeginStateSql, recorded).One<Guid?>(e.Owner.Value, NpgsqlDbType.Uuid);
                Statement(OwnSql, space).One(e.Owner.Value, NpgsqlDbType.Uuid);
                break;
            case ProjectSpaceCreated e:
                Create(recorded, e.Root.Value, e.Name.Value, e.QuotaBytes, e.By.Value).One<Guid?>(null, NpgsqlDbType.Uuid)
                    .One<string?>(e.Alias.Value, NpgsqlDbType.Text).One(e.Description?.Value, NpgsqlDbType.Text);
                State(BeginStateSql, recorded).One<Guid?>(null, NpgsqlDbType.Uuid);
                break;
            case QuotaSet e: Statement(QuotaSql, space).One(e.QuotaBytes, NpgsqlDbType.Bigint); break;
            case SpaceRenamed e: Statement(NameSql, space).One(e.Name.Value, NpgsqlDbType.Text); break;
            case SpaceDescribed e: Statement(DescriptionSql, space).One(e.Description?.Value, NpgsqlDbType.Text); break;
            case SpaceAliasSet e: Statement(AliasSql, space).One(e.Alias.Value, NpgsqlDbType.Text); break;
            case SpaceImageSet e: Statement(ImageSql, space).One(e.Image?.Value, NpgsqlDbType.Uuid); break;
            case SpaceReadmeSet e: Statement(ReadmeSql, space).One(e.Readme?.Value, NpgsqlDbType.Uuid); break;
            case SpaceDisabled: Disable(recorded, isDisabled: true); break;
            case SpaceEnabled: Disable(recorded, isDisabled: false); break;
            case SpaceDeleted:
                // At once: what comes later about a share that was in it finds that it has ended.
                Statement(EndGrantsSql, space).One(recorded.Position.Value, NpgsqlDbType.Bigint);
                State(EndStateSql, recorded);
                _deleted.Add((space, recorded.Position.Value));
                break;
            case SpaceHandedOver e:
                Statement(HandOverSql, space).One(e.To.Value, NpgsqlDbType.Uuid);

                // Whoever was verified before is verified anew, and then known to have none.
                Statement("update users set personal_space = null, credential_version = $2 where personal_space = $1", space)
                    .One(recorded.Position.Value, NpgsqlDbType.Bigint);
                State(HandOverStateSql, recorded).One(e.To.Value, NpgsqlDbType.Uuid);
                break;
            case MemberAdded or MemberChanged or MemberRemoved or MemberExpired: grants.Fold(@event, recorded); break;
            default: throw new UnreachableException($"Core does not know {recorded.Type}.");
        }
    }

    private void Disable(Recorded recorded, bool isDisabled)
    {
        Statement(DisableSql, recorded.Stream.Key).One(isDisabled, NpgsqlDbType.Boolean);
        State(DisableStateSql, recorded).One(isDisabled, NpgsqlDbType.Boolean);
    }

    private NpgsqlBatchCommand State(string sql, Recorded recorded) =>
        Statement(sql, recorded.Stream.Key).One(recorded.Position.Value, NpgsqlDbType.Bigint);

    private NpgsqlBatchCommand Create(Recorded recorded, Guid root, string name, long? quotaBytes, Guid by) =>
        Statement(CreateSql, recorded.Stream.Key).One(root, NpgsqlDbType.Uuid).One(name, NpgsqlDbType.Text)
            .One(quotaBytes, NpgsqlDbType.Bigint).One(recorded.RecordedAt.UtcDateTime, NpgsqlDbType.TimestampTz).One(by, NpgsqlDbType.Uuid);

    private NpgsqlBatchCommand Statement(string sql, Guid id) => _writes!.Statement(sql).One(id, NpgsqlDbType.Uuid);

    // The account and its space are recorded in one append, in either order.
    private const string CreateSql = """
        insert into spaces (
            id, root, name, quota_bytes, created_at, created_by, owner, is_personal, alias, description, owner_name, owner_display_name)
        select $1, $2, $3, $4, $5, $6, $7, $7 is not null, $8, $9,
            (select u.name from users u where u.id = $7), (select u.display_name from users u where u.id = $7)
        """;

    private const string OwnSql = "update users set personal_space = $1 where id = $2";

    private const string QuotaSql = "update spaces set quota_bytes = $2 where id = $1";

    private const string NameSql = "update spaces set name = $2 where id = $1";

    private const string DescriptionSql = "update spaces set description = $2 where id = $1";

    private const string AliasSql = "update spaces set alias = $2 where id = $1";

    private const string ImageSql = "update spaces set image = $2 where id = $1";

    private const string ReadmeSql = "update spaces set readme = $2 where id = $1";

    private const string DisableSql = "update spaces set is_disabled = $2 where id = $1";

    private const string BeginStateSql = "insert into space_states (space, valid_from, owner, is_disabled) values ($1, $2, $3, false)";

    private const string DisableStateSql = """
        with was as (update space_states set valid_to = $2 where space = $1 and valid_to is null returning owner)
        insert into space_states (space, valid_from, owner, is_disabled) select $1, $2, was.owner, $3 from was
        """;

    private const string HandOverStateSql = """
        with was as (update space_states set valid_to = $2 where space = $1 and valid_to is null returning is_disabled)
        insert into space_states (space, valid_from, owner, is_disabled) select $1, $2, $3, was.is_disabled from was
        """;

    private const string EndStateSql = "update space_states set valid_to = $2 where space = $1 and valid_to is null";

    private const string EndGrantsSql = "update grants set valid_to = $2 where space = $1 and valid_to is null";

    private const string DeleteSql = "delete from spaces where id = $1";

    // It is no longer the one that a path beginning with the owner's name leads to: the new owner has one of their own.
    private const string HandOverSql = """
        update spaces set owner = $2, owner_name = null, is_personal = false,
            owner_display_name = (select u.display_name from users u where u.id = $2)
        where id = $1
        """;
}
