using Api.Tests.Matrix;
using Fixtures;

namespace Api.Tests.Fields;

/// <summary>One cell of the table: a field, who asks, what about, and what has to become of it.</summary>
/// <param name="Path">Where in the answer the field stands; of a batch, in the order of what is expected.</param>
/// <param name="Nothing">The same request about something that never was: to be answered alike, byte for byte.</param>
/// <param name="IsRepeated">Whether it is sent twice: then both times it is answered alike.</param>
/// <param name="IsChange">In one space changes are made one after another: many at once would be told to come again.</param>
internal sealed record FieldCell(
    string Field, Who Who, string About, IReadOnlyList<(string Path, string About, string Expected)> Expected,
    Func<Task<FieldAsk>> AskAsync, Func<FieldAsk, FieldAsk>? Nothing = null, bool IsRepeated = false, bool IsChange = false)
{
    private const int ToldMax = 500;

    /// <summary>What is wrong, in a line each.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync(World world)
    {
        var (client, ask) = (world.ClientOf(Who), await AskAsync());
        var answer = await ask.SendAsync(client);
        List<string> wrong =
        [
            .. from each in Expected
               let told = Outcome.Of(answer, each.Path.Split('.'))
               where told != each.Expected
               select Line($"{each.About}: expected {each.Expected}, got {told}", answer),
        ];
        if (wrong.Count == 0 && Nothing is not null && await (Nothing(ask)).SendAsync(client) is var nothing && All(nothing) != All(answer))
            wrong.Add(Line($"where nothing is, the answer is {All(nothing)}", answer));
        if (wrong.Count == 0 && IsRepeated && await ask.SendAsync(client) is var again && again.Text != answer.Text)
            wrong.Add(Line($"sent again, the answer is {again.Text}", answer));
        return wrong;
    }

    private static string All(Answer answer) => Cell.Told(answer);

    private string Line(string what, Answer answer) =>
        $"{Field} | {Who} | {About} | {what} | {answer.Text.ReplaceLineEndings(" ")[..Math.Min(answer.Text.Length, ToldMax)]}";
}
