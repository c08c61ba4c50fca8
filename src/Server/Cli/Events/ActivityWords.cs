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
            _ => throw new UnreachableException($"There are no words for {row.Verb}."),
        };
    }

    private static string Actor(ActivityRow row) =>
        row.ActorName is { } name ? Printable.Of(name)
        : row.Actor is not { } actor ? "somebody"
        : actor == Domain.UserId.System ? "the system"
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
