using System.Diagnostics;
using Domain.Access;
using Domain.AppTokens;
using Domain.Groups;
using Domain.Links;
using Domain.Shares;
using Domain.Spaces;
using EventStore;
using Npgsql;
using NpgsqlTypes;
using static Domain.AppTokens.AppTokenEvent;
using static Domain.Groups.GroupEvent;
using static Domain.Links.LinkEvent;
using static Domain.Shares.ShareEvent;
using static Domain.Spaces.SpaceEvent;

namespace Projections.Core;

/// <summary>
/// Who may do what: groups, memberships, shares and links. One statement for each event, however large the tree is that it reaches.
/// A grant that changes is ended and begun anew, so that what was granted at any position can be told.
/// </summary>
internal sealed class GrantChanges
{
    private const string Member = "member", Share = "share", Link = "link";

    private NpgsqlBatch? _writes;

    public void Begin(NpgsqlBatch writes) => _writes = writes;

    public void Fold(SpaceEvent @event, Recorded recorded)
    {
        var space = recorded.Stream.Key;
        switch (@event)
        {
            case MemberAdded e: Begin(recorded, Member, e.Member.Id, space, null, e.Member, e.Granted, null, e.By.Value); break;
            case MemberChanged e: Change(recorded, e.Member.Id, space, e.Granted); break;
            case MemberRemoved e: End(recorded, e.Member.Id, space); break;
            case MemberExpired e: End(recorded, e.Member.Id, space); break;
            default: throw new UnreachableException($"Core does not know {recorded.Type}.");
        }
    }

    public void Fold(ShareEvent @event, Recorded recorded)
    {
        var share = recorded.Stream.Key;
        switch (@event)
        {
            case ShareCreated e:
                Begin(recorded, Share, share, e.Space.Value, e.Node.Value, e.With, e.Granted, e.Message?.Value, e.By.Value);
                break;
            case ShareChanged e: Change(recorded, share, e.Space.Value, e.Granted); break;
            case ShareRevoked e: End(recorded, share, e.Space.Value); break;
            case ShareExpired e: End(recorded, share, e.Space.Value); break;
            case ShareAccepted e: Receive(share, e.By.Value, isAccepted: true, isHidden: null); break;
            case ShareDeclined e: Receive(share, e.By.Value, isAccepted: false, isHidden: null); break;
            case ShareHidden e: Receive(share, e.By.Value, isAccepted: null, isHidden: true); break;
            case ShareShown e: Receive(share, e.By.Value, isAccepted: null, isHidden: false); break;
            default: throw new UnreachableException($"Core does not know {recorded.Type}.");
        }
    }

    public void Fold(LinkEvent @event, Recorded recorded)
    {
        var link = recorded.Stream.Key;
        switch (@event)
        {
            case LinkCreated e:
                Begin(recorded, Link, link, e.Space.Value, e.Node.Value, new Grantee(GranteeKind.User, link),
                    new Granted(Role: null, e.Permissions, e.ExpiresAt), message: null, e.By.Value);
                Statement(LinkSql, link).One(e.Token.Value, NpgsqlDbType.Text).One(e.Type, NpgsqlDbType.Text)
                    .One(e.HasPassword, NpgsqlDbType.Boolean).One(recorded.Position.Value, NpgsqlDbType.Bigint)
                    .One(e.Label?.Value, NpgsqlDbType.Text).One(e.IsQuick, NpgsqlDbType.Boolean);
                break;
            case LinkTypeChanged e:
                Statement(RetypeSql, link).One(recorded.Position.Value, NpgsqlDbType.Bigint).One((int)e.Permissions.Bits, NpgsqlDbType.Integer);
                Statement("update links set type = $2 where id = $1", link).One(e.Type, NpgsqlDbType.Text);
                break;
            case LinkExpirySet e:
                Statement(ReexpireSql, link).One(recorded.Position.Value, NpgsqlDbType.Bigint)
                    .One(e.ExpiresAt?.UtcDateTime, NpgsqlDbType.TimestampTz);
                break;
            case LinkLabeled e: Statement("update links set label = $2 where id = $1", link).One(e.Label?.Value, NpgsqlDbType.Text); break;
            case LinkPasswordSet e:
                Statement("update links set has_password = $2, password_set = $3 where id = $1", link)
                    .One(e.HasPassword, NpgsqlDbType.Boolean).One(recorded.Position.Value, NpgsqlDbType.Bigint);
                break;
            case LinkRevoked e: End(recorded, link, e.Space.Value); break;
            case LinkExpired e: End(recorded, link, e.Space.Value); break;
            default: throw new UnreachableException($"Core does not know {recorded.Type}.");
        }
    }

    public void Fold(GroupEvent @event, Recorded recorded)
    {
        var (group, position) = (recorded.Stream.Key, recorded.Position.Value);
        switch (@event)
        {
            case GroupCreated e:
                Statement("insert into groups (id, name, description) values ($1, $2, $3)", group)
                    .One(e.Name.Value, NpgsqlDbType.Text).One(e.Description?.Value, NpgsqlDbType.Text);
                break;
            case GroupRenamed e: Statement("update groups set name = $2 where id = $1", group).One(e.Name.Value, NpgsqlDbType.Text); break;
            case GroupDescribed e:
                Statement("update groups set description = $2 where id = $1", group).One(e.Description?.Value, NpgsqlDbType.Text);
                break;
            case GroupMemberAdded e:
                Statement("insert into group_members (group_id, valid_from, member, is_group) values ($1, $2, $3, $4)", group)
                    .One(position, NpgsqlDbType.Bigint).One(e.Member.Id, NpgsqlDbType.Uuid).One(e.Member.IsGroup, NpgsqlDbType.Boolean);
                if (e.Member.IsGroup) Statement(GroupNesting.Enters, e.Member.Id).One(group, NpgsqlDbType.Uuid);
                break;
            case GroupMemberRemoved e:
                Statement("update group_members set valid_to = $2 where group_id = $1 and member = $3 and valid_to is null", group)
                    .One(position, NpgsqlDbType.Bigint).One(e.Member.Id, NpgsqlDbType.Uuid);
                if (e.Member.IsGroup) Statement(GroupNesting.Leaves, e.Member.Id).One(group, NpgsqlDbType.Uuid);
                break;
            case GroupDeleted:
                Statement("update group_members set valid_to = $2 where (group_id = $1 or member = $1) and valid_to is null", group)
                    .One(position, NpgsqlDbType.Bigint);
                Statement(GroupNesting.Leaves, group).One(group, NpgsqlDbType.Uuid);
                Statement("update grants set valid_to = $2 where subject = $1 and valid_to is null", group).One(position, NpgsqlDbType.Bigint);
                Statement("delete from groups where id = $1", group);
                break;
            default: throw new UnreachableException($"Core does not know {recorded.Type}.");
        }
    }

    public void Fold(AppTokenEvent @event, Recorded recorded)
    {
        switch (@event)
        {
            case AppTokenCreated e:
                Statement("insert into app_tokens (id, person, label, expires_at, created_at) values ($1, $2, $3, $4, $5)", recorded.Stream.Key)
                    .One(e.User.Value, NpgsqlDbType.Uuid).One(e.Label.Value, NpgsqlDbType.Text)
                    .One(e.ExpiresAt.UtcDateTime, NpgsqlDbType.TimestampTz).One(recorded.RecordedAt.UtcDateTime, NpgsqlDbType.TimestampTz);
                break;
            case AppTokenRevoked e:
                Statement("delete from app_tokens where id = $1", recorded.Stream.Key);

                // Whoever was verified before, by this token perhaps, is verified anew.
                Statement("update users set credential_version = $2 where id = $1", e.User.Value)
                    .One(recorded.Position.Value, NpgsqlDbType.Bigint);
                break;
            default: throw new UnreachableException($"Core does not know {recorded.Type}.");
        }
    }

    /// <param name="node">Null: the space's root.</param>
    private void Begin(
        Recorded recorded, string via, Guid id, Guid space, Guid? node, Grantee with, Granted granted, string? message, Guid by) =>
        Statement(BeginSql, id).One(recorded.Position.Value, NpgsqlDbType.Bigint).One(via, NpgsqlDbType.Text)
            .One(space, NpgsqlDbType.Uuid).One(node, NpgsqlDbType.Uuid).One(with.Id, NpgsqlDbType.Uuid)
            .One(with.IsGroup, NpgsqlDbType.Boolean).One(granted.Role, NpgsqlDbType.Uuid)
            .One((int)granted.Permissions.Bits, NpgsqlDbType.Integer).One(granted.ExpiresAt?.UtcDateTime, NpgsqlDbType.TimestampTz)
            .One(message, NpgsqlDbType.Text).One(recorded.RecordedAt.UtcDateTime, NpgsqlDbType.TimestampTz).One(by, NpgsqlDbType.Uuid);

    private void Change(Recorded recorded, Guid id, Guid space, Granted granted) =>
        Statement(ChangeSql, id).One(recorded.Position.Value, NpgsqlDbType.Bigint).One(space, NpgsqlDbType.Uuid)
            .One(granted.Role, NpgsqlDbType.Uuid).One((int)granted.Permissions.Bits, NpgsqlDbType.Integer)
            .One(granted.ExpiresAt?.UtcDateTime, NpgsqlDbType.TimestampTz);

    private void End(Recorded recorded, Guid id, Guid space) =>
        Statement("update grants set valid_to = $2 where id = $1 and space = $3 and valid_to is null", id)
            .One(recorded.Position.Value, NpgsqlDbType.Bigint).One(space, NpgsqlDbType.Uuid);

    private void Receive(Guid share, Guid person, bool? isAccepted, bool? isHidden) =>
        Statement(ReceiveSql, share).One(person, NpgsqlDbType.Uuid).One(isAccepted, NpgsqlDbType.Boolean).One(isHidden, NpgsqlDbType.Boolean);

    private NpgsqlBatchCommand Statement(string sql, Guid id) => _writes!.Statement(sql).One(id, NpgsqlDbType.Uuid);

    private const string BeginSql = """
        insert into grants (
            id, valid_from, via, space, node, subject, is_group, role, permissions, expires_at, message, created_at, created_by)
        select $1, $2, $3, $4, coalesce($5, (select s.root from spaces s where s.id = $4)), $6, $7, $8, $9, $10, $11, $12, $13
        """;

    private const string ChangeSql = """
        with was as (update grants set valid_to = $2 where id = $1 and space = $3 and valid_to is null returning *)
        insert into grants (
            valid_from, via, id, space, node, subject, is_group, role, permissions, expires_at, message, created_at, created_by)
        select $2, via, id, space, node, subject, is_group, $4, $5, $6, message, created_at, created_by from was
        """;

    private const string RetypeSql = $"""
        {Ended}
        select $2, via, id, space, node, subject, is_group, role, $3, expires_at, message, created_at, created_by from was
        """;

    private const string ReexpireSql = $"""
        {Ended}
        select $2, via, id, space, node, subject, is_group, role, permissions, $3, message, created_at, created_by from was
        """;

    private const string Ended = $"""
        with was as (update grants set valid_to = $2 where id = $1 and valid_to is null returning *)
        insert into grants (
            valid_from, via, id, space, node, subject, is_group, role, permissions, expires_at, message, created_at, created_by)
        """;

    private const string LinkSql = """
        insert into links (id, token, type, has_password, password_set, label, is_quick) values ($1, $2, $3, $4, $5, $6, $7)
        """;

    private const string ReceiveSql = """
        insert into share_receptions as r (share, person, is_accepted, is_hidden) values ($1, $2, $3, coalesce($4, false))
        on conflict (share, person) do update
        set is_accepted = coalesce($3, r.is_accepted), is_hidden = coalesce($4, r.is_hidden)
        """;
}
