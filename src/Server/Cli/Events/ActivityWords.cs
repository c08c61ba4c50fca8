using System.Diagnostics;
using System.Globalization;
using Projections.Activity;

namespace Server.Cli.Events;

/// <summary>One sentence for every row of the activity read model.</summary>
internal static class ActivityWords
{
    public static string Of(ActivityRow row) => Sentence(row) + ".";

    private static string Sentence(ActivityRow row)
    {
        var (by, what) = (Actor(row), Thing(row));
        return row.Verb switch
        {
            Verb.Created => $"{by} made the folder {what}",
            Verb.Uploaded => $"{by} uploaded {what}{Size(row)}",
            Verb.Updated => $"{by} uploaded a new version of {what}{Size(row)}",
            Verb.Copied => $"{by} copied {Before(row)} to {what}",
            Verb.VersionRestored => $"{by} made version {Detail(row)} of {what} current again",
            Verb.Renamed => $"{by} renamed {Before(row)} to {what}",
            Verb.Moved => $"{by} moved {Before(row)} to {what}",
            Verb.Trashed => $"{by} put {what} into the trash",
            Verb.Restored => $"{by} took {what} out of the trash",
            Verb.Purged => $"{by} deleted {what} for good",
            Verb.TimeSet => $"{by} set the time of {what}",
            Verb.PropertiesChanged => $"{by} changed properties of {what}: {Detail(row)}",
            Verb.Tagged => $"{by} tagged {what}: {Detail(row)}",
            Verb.Untagged => $"{by} took tags from {what}: {Detail(row)}",
            Verb.Locked => $"{by} locked {what}",
            Verb.Unlocked => $"{by} unlocked {what}",
            Verb.Downloaded => $"{by} downloaded {what}{Size(row)}{Amounts.Times(row.Count)}",
            Verb.Refused => $"{by} was refused {what}{Amounts.Times(row.Count)} ({Detail(row)})",
            Verb.SignedIn => $"{by} signed in by {Detail(row)}",
            Verb.SignInRefused => $"A sign-in as {Subject(row)} was refused{Amounts.Times(row.Count)} ({Detail(row)})",
            Verb.AccountRegistered => $"{by} registered the account {Subject(row)}",
            Verb.PasswordChanged => $"{by} changed the password of {Subject(row)}",
            Verb.AccountDisabled => $"{by} disabled the account of {Subject(row)}",
            Verb.AccountEnabled => $"{by} enabled the account of {Subject(row)}",
            Verb.SpaceCreated => $"{by} made the space {Text(row.Name)} for {Subject(row)}",
            Verb.QuotaSet => $"{by} set the quota of {what} to {Quota(row)}",
            _ => AboutSharing(row),
        };
    }

    private static string AboutSharing(ActivityRow row)
    {
        var (by, what) = (Actor(row), Thing(row));
        return row.Verb switch
        {
            Verb.GroupCreated => $"{by} made the group {Text(row.Name)}",
            Verb.GroupChanged => $"{by} changed the group {Subject(row)} ({Detail(row)})",
            Verb.GroupMemberAdded => $"{by} put {Detail(row)} into the group {Subject(row)}",
            Verb.GroupMemberRemoved => $"{by} took {Detail(row)} out of the group {Subject(row)}",
            Verb.GroupDeleted => $"{by} deleted the group {Text(row.Name)}",
            Verb.SpaceChanged => $"{by} changed {what} ({Detail(row)})",
            Verb.MemberAdded => $"{by} made {Subject(row)} a member of {what} ({Detail(row)})",
            Verb.MemberChanged => $"{by} changed what {Subject(row)} may do in {what} ({Detail(row)})",
            Verb.MemberRemoved => $"{by} removed {Subject(row)} from {what} ({Detail(row)})",
            Verb.MemberExpired => $"the membership of {Subject(row)} in {what} expired ({Detail(row)})",
            Verb.SpaceDisabled => $"{by} disabled {what}",
            Verb.SpaceEnabled => $"{by} enabled {what} again",
            Verb.SpaceDeleted => $"{by} deleted the space {Text(row.Name)} for good",
            Verb.SpaceHandedOver => $"{by} handed {what} over to {Subject(row)}",
            Verb.Shared => $"{by} shared {what} with {Subject(row)} ({Detail(row)})",
            Verb.ShareChanged => $"{by} changed what {Subject(row)} may do with {what} ({Detail(row)})",
            Verb.Unshared => $"{by} shares {what} with {Subject(row)} no longer ({Detail(row)})",
            Verb.ShareExpired => $"the share of {what} with {Subject(row)} expired ({Detail(row)})",
            Verb.ShareAccepted => $"{by} accepted a share",
            Verb.ShareDeclined => $"{by} declined a share",
            Verb.ShareHidden => $"{by} hid a share",
            Verb.ShareShown => $"{by} shows a share again",
            Verb.LinkCreated => $"{by} made a link to {what} ({Detail(row)})",
            Verb.LinkChanged => $"{by} changed a link ({Detail(row)})",
            Verb.LinkRevoked => $"{by} removed a link to {what}",
            Verb.LinkExpired => $"a link to {what} expired",
            Verb.AccountRoleSet => $"{by} changed the role of {Subject(row)} ({Detail(row)})",
            Verb.ProfileChanged => $"{by} changed the profile of {Subject(row)}",
            Verb.PhotoChanged => $"{by} changed the photo of {Subject(row)}",
            Verb.AccountRestored => $"{by} brought back the account {Text(row.Name)}",
            Verb.AccountErased => $"{by} erased the account of {Subject(row)}",
            Verb.AccountDeleted => $"{by} deleted the account {Text(row.Name)}",
            Verb.AppTokenCreated => $"{by} made the app token {Detail(row)} for {Subject(row)}",
            Verb.AppTokenRevoked => $"{by} revoked an app token of {Subject(row)}",
            _ => throw new UnreachableException($"There are no words for {row.Verb}."),
        };
    }

    private static string Actor(ActivityRow row) =>
        row.ActorName is { } name ? Printable.Of(name)
        : row.Actor is not { } actor ? "somebody"
        : actor == Domain.UserId.System ? "the system"
        : actor == Domain.UserId.Public ? "somebody with a link"
        : $"account {actor.Value}";

    private static string Subject(ActivityRow row) => row.SubjectName is { } name ? Printable.Of(name) : $"account {row.Subject?.Value}";

    /// <summary>The path then, and whose space it is in.</summary>
    private static string Thing(ActivityRow row) =>
        (row.SpaceName, row.Path ?? row.Name) switch
        {
            ({ } space, { } path) => $"{Printable.Of(space)}:{Printable.Of(path)}",
            (null, { } path) => Printable.Of(path),
            ({ } space, null) => $"in the space {Printable.Of(space)}",
            _ => row.Node is { } node ? $"item {node.Value}" : "something unknown",
        };

    private static string Before(ActivityRow row) => row.FromPath is { } path ? Printable.Of(path) : "something";

    private static string Size(ActivityRow row) => row.SizeBytes is { } size ? $" ({Amounts.Size(size)})" : "";

    private static string Detail(ActivityRow row) => Text(row.Detail);

    private static string Text(string? text) => Printable.Of(text ?? "");

    private static string Quota(ActivityRow row) =>
        long.TryParse(row.Detail, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? Amounts.Size(bytes) : "unlimited";
}
