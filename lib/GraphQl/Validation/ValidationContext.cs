using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Validation;

/// <summary>What rules work on: a schema, a document, and what the document uses of the schema.</summary>
public sealed class ValidationContext
{
    /// <summary>The places that one error names.</summary>
    private const int LocationsMax = 50;

    private readonly List<GraphQlError> _errors = [];

    public ValidationContext(GraphQlSchema schema, DocumentNode document, ValidationOptions? options = null)
    {
        (Schema, Document, Options) = (schema, document, options ?? ValidationOptions.Default);
        Survey = DocumentSurvey.Of(schema, document);
    }

    public GraphQlSchema Schema { get; }

    public DocumentNode Document { get; }

    public ValidationOptions Options { get; }

    public DocumentSurvey Survey { get; }

    public IReadOnlyList<GraphQlError> Errors => _errors;

    /// <summary>Enough was found: rules may stop.</summary>
    public bool IsFull => _errors.Count >= Options.ErrorsMax;

    /// <summary>Adds an error of the rule (a section of the specification, or the name of a limit) at the start of each node.</summary>
    public void Report(string rule, string message, params IEnumerable<Node> nodes)
    {
        if (IsFull) return;
        _errors.Add(new(message) { Rule = rule, Locations = [.. nodes.Take(LocationsMax).Select(Document.LocationOf)] });
    }
}
