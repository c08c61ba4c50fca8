using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Validation;

/// <summary>
/// All that a document uses of a schema, gathered in one walk, in the order of the document. Rules are then loops over what concerns them.
/// </summary>
public sealed class DocumentSurvey
{
    private readonly Dictionary<string, DefinitionSurvey> _fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<DefinitionSurvey, IReadOnlyList<DefinitionSurvey>> _reachable = [];
    private readonly List<DefinitionSurvey> _definitions = [];
    private readonly Dictionary<FieldNode, FieldUse> _uses = [];
    private readonly List<FieldUse> _fields = [];
    private readonly List<ArgumentsUse> _arguments = [];
    private readonly List<DirectivesUse> _directives = [];
    private readonly List<LiteralUse> _literals = [];
    private readonly List<FragmentUse> _fragmentUses = [];
    private readonly List<NamedTypeNode> _typeConditions = [];

    internal DocumentSurvey() { }

    /// <summary>Operations and fragments.</summary>
    public IReadOnlyList<DefinitionSurvey> Definitions => _definitions;

    public IReadOnlyList<FieldUse> Fields => _fields;

    public IReadOnlyList<ArgumentsUse> Arguments => _arguments;

    public IReadOnlyList<DirectivesUse> Directives => _directives;

    public IReadOnlyList<LiteralUse> Literals => _literals;

    /// <summary>Spreads and inline fragments.</summary>
    public IReadOnlyList<FragmentUse> Fragments => _fragmentUses;

    /// <summary>The types that fragments are on.</summary>
    public IReadOnlyList<NamedTypeNode> TypeConditions => _typeConditions;

    public static DocumentSurvey Of(GraphQlSchema schema, DocumentNode document)
    {
        var survey = new DocumentSurvey();
        new Surveyor(schema, survey).Visit(document);
        return survey;
    }

    /// <summary>The fragment of that name; the last, where there are several (§5.5.1.1), as the reference implementation has it.</summary>
    public DefinitionSurvey? FindFragment(string name) => _fragments.GetValueOrDefault(name);

    /// <summary>What a field of the document was found to be.</summary>
    public FieldUse UseOf(FieldNode field) => _uses[field];

    /// <summary>The definition and every fragment that is spread in it, directly or by way of others; each once.</summary>
    public IReadOnlyList<DefinitionSurvey> ReachableFrom(DefinitionSurvey definition)
    {
        if (_reachable.TryGetValue(definition, out var known)) return known;
        var reached = new List<DefinitionSurvey> { definition };
        var seen = new HashSet<DefinitionSurvey> { definition };
        for (var i = 0; i < reached.Count; i++)
        {
            foreach (var spread in reached[i].Spreads)
                if (FindFragment(spread.Name.Value) is { } fragment && seen.Add(fragment)) reached.Add(fragment);
        }

        return _reachable[definition] = reached;
    }

    /// <summary>Every fragment, after those that it spreads. In a cycle one has to come before one that it spreads.</summary>
    public IReadOnlyList<DefinitionSurvey> FragmentsInnermostFirst()
    {
        var ordered = new List<DefinitionSurvey>();
        var seen = new HashSet<DefinitionSurvey>();
        var open = new Stack<(DefinitionSurvey Fragment, int NextSpread)>();
        foreach (var start in _fragments.Values)
        {
            if (seen.Add(start)) open.Push((start, 0));
            while (open.TryPop(out var step))
            {
                if (step.NextSpread == step.Fragment.Spreads.Count)
                {
                    ordered.Add(step.Fragment);
                    continue;
                }

                open.Push((step.Fragment, step.NextSpread + 1));
                var name = step.Fragment.Spreads[step.NextSpread].Name.Value;
                if (FindFragment(name) is { } target && seen.Add(target)) open.Push((target, 0));
            }
        }

        return ordered;
    }

    internal DefinitionSurvey Begin(ExecutableDefinitionNode definition)
    {
        var survey = new DefinitionSurvey(definition);
        _definitions.Add(survey);
        if (definition is FragmentDefinitionNode fragment) _fragments[fragment.Name.Value] = survey;
        return survey;
    }

    internal void Add(FieldUse use)
    {
        _fields.Add(use);
        _uses[use.Node] = use;
    }

    internal void Add(ArgumentsUse use) => _arguments.Add(use);

    internal void Add(DirectivesUse use) => _directives.Add(use);

    internal void Add(LiteralUse use) => _literals.Add(use);

    internal void Add(FragmentUse use) => _fragmentUses.Add(use);

    internal void AddCondition(NamedTypeNode type) => _typeConditions.Add(type);
}
