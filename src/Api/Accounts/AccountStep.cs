using Commands;
using Domain;

namespace Api.Accounts;

/// <summary>One of the commands that a change of an account takes; asked again when others changed the same things meanwhile.</summary>
/// <param name="Name">Which of them it is: the same when the change is asked for again, whatever has been done of it.</param>
public sealed record AccountStep(string Name, Func<Envelope, CancellationToken, Task<Outcome>> RunAsync);
