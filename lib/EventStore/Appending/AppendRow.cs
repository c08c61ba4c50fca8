using System.Diagnostics;
using Npgsql;

namespace EventStore.Appending;

/// <summary>One row of what <c>mt_append_batch</c> answers.</summary>
internal readonly record struct AppendRow(AppendOutcome Outcome, AppendResult Result)
{
    public static AppendRow Read(NpgsqlDataReader row)
    {
        var outcome = (AppendOutcome)row.GetInt32(1);
        return new AppendRow(outcome, outcome switch
        {
            AppendOutcome.Appended or AppendOutcome.Repeated => new AppendResult.Appended(
                new LogPosition(row.GetInt64(2)), new LogPosition(row.GetInt64(3)), row.GetFieldValue<DateTimeOffset>(4),
                outcome == AppendOutcome.Repeated),
            AppendOutcome.WrongVersion => new AppendResult.WrongVersion(row.GetGuid(5), row.GetInt64(8)),
            AppendOutcome.Fenced => new AppendResult.Fenced(row.GetGuid(5), new LogPosition(row.GetInt64(8))),
            AppendOutcome.NameTaken => new AppendResult.NameTaken(row.GetGuid(5), row.GetString(6), row.GetGuid(7)),
            AppendOutcome.OverBudget => new AppendResult.OverBudget(row.GetGuid(5), row.GetInt64(8), row.GetInt64(9)),
            _ => throw new UnreachableException($"mt_append_batch answered {outcome}."),
        });
    }
}

/// <summary>The numbers of <c>mt_append_batch</c>.</summary>
internal enum AppendOutcome
{
    Appended = 0,
    Repeated = 1,
    WrongVersion = 2,
    Fenced = 3,
    NameTaken = 4,
    OverBudget = 5,
}
