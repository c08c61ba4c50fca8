using EventStore;
using Projections.Activity;

namespace Server.Cli.Events;

/// <summary>An event with what is needed to tell it.</summary>
/// <param name="Event">Null when this program does not know its kind.</param>
/// <param name="Rows">What the activity read model made of it.</param>
internal sealed record LogEntry(RawRecorded Raw, Recorded? Event, IReadOnlyList<ActivityRow> Rows);
