using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>
/// No fragment spreads itself, directly or by way of others. One error is given for each way back.
/// <see href="https://spec.graphql.org/September2025/#sec-Fragment-Spreads-Must-Not-Form-Cycles">§5.5.2.2</see>
/// </summary>
public static class FragmentSpreadsMustNotFormCycles
{
    private const string Section = "5.5.2.2";

    public static void Check(ValidationContext context)
    {
        var finished = new HashSet<string>(StringComparer.Ordinal);
        foreach (var definition in context.Survey.Definitions)
        {
            if (definition.Definition is FragmentDefinitionNode) new Search(context, finished).Visit(definition);
        }
    }

    /// <summary>
    /// A walk in depth: a spread of a fragment that is still on the way closes a cycle. Each name is walked once: which of several fragments
    /// of one name is meant, nobody can say (§5.5.1.1).
    /// </summary>
    private sealed class Search(ValidationContext context, HashSet<string> finished)
    {
        private readonly List<(DefinitionSurvey Fragment, int NextSpread)> _way = [];
        private readonly Dictionary<string, int> _depths = new(StringComparer.Ordinal);

        /// <summary>A list and not recursion: a chain of fragments may be as long as the document.</summary>
        public void Visit(DefinitionSurvey start)
        {
            Enter(start);
            while (_way.Count > 0)
            {
                var (fragment, next) = _way[^1];
                if (next == fragment.Spreads.Count)
                {
                    _way.RemoveAt(_way.Count - 1);
                    _depths.Remove(NameOf(fragment));
                    continue;
                }

                _way[^1] = (fragment, next + 1);
                var name = fragment.Spreads[next].Name.Value;
                if (_depths.TryGetValue(name, out var depth)) Report(depth);
                else if (context.Survey.FindFragment(name) is { } target) Enter(target);
            }
        }

        private void Enter(DefinitionSurvey fragment)
        {
            if (!finished.Add(NameOf(fragment))) return;
            _depths[NameOf(fragment)] = _way.Count;
            _way.Add((fragment, 0));
        }

        private static string NameOf(DefinitionSurvey fragment) => ((FragmentDefinitionNode)fragment.Definition).Name.Value;

        private void Report(int from)
        {
            var spreads = _way.Skip(from).Select(step => step.Fragment.Spreads[step.NextSpread - 1]).ToArray();
            var names = string.Join(", ", spreads.Take(10).Select(spread => $"\"{spread.Name}\""));
            context.Report(Section, $"Fragments spread themselves: {names}.", spreads);
        }
    }
}
