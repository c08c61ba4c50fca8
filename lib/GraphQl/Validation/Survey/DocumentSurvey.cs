using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Validation;

/// <summary>
/// All that a document uses of a schema, gathered in one walk, in the order of the document. Rules are then loops over what concerns them.
/// </summary>
public sealed class DocumentSurvey
{
    private readonly Dictionary<string, DefinitionSurvey> _fragments = new(StringComparer.Ordinal);
    private readonly List<DefinitionSurvey> _definitions = [];

    internal DocumentSurvey() { }

    /// <summary>Operations and fragments.</summary>
    public IReadOnlyList<DefinitionSurvey> Definitions => _definitions;

    public List<FieldUse> Fields { get; } = [];

    public List<ArgumentsUse> Arguments { get; } = [];

    public List<DirectivesUse> Directives { get; } = [];

    public List<LiteralUse> Literals { get; } = [];

    /// <summary>Spreads and inline fragments.</summary>
    public List<FragmentUse> Fragments { get; } = [];

    /// <summary>The types that fragments are on.</summary>
    public List<NamedTypeNode> TypeConditions { get; } = [];

    public static DocumentSurvey Of(GraphQlSchema schema, DocumentNode document)
    {
        var survey = new DocumentSurvey();
        new Surveyor(schema, survey).Visit(document);
        return survey;
    }

    /// <summary>The first fragment of that name.</summary>
    public DefinitionSurvey? FindFragment(string name) => _fragments.GetValueOrDefault(name);

    /// <summary>The definition and every fragment that is spread in it, directly or by way of others; each once.</summary>
    public IReadOnlyList<DefinitionSurvey> ReachableFrom(DefinitionSurvey definition)
    {
        var reached = new List<DefinitionSurvey> { definition };
        var seen = new HashSet<DefinitionSurvey> { definition };
        for (var i = 0; i < reached.Count; i++)
        {
            foreach (var spread in reached[i].Spreads)
                if (FindFragment(spread.Name.Value) is { } fragment && seen.Add(fragment)) reached.Add(fragment);
        }

        return reached;
    }

    internal DefinitionSurvey Begin(ExecutableDefinitionNode definition)
    {
        var survey = new DefinitionSurvey(definition);
        _definitions.Add(survey);
        if (definition is FragmentDefinitionNode fragment) _fragments.TryAdd(fragment.Name.Value, survey);
        return survey;
    }
}
