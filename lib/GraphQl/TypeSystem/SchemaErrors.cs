using GraphQl.Language;

namespace GraphQl.TypeSystem;

/// <summary>What is wrong with a schema, gathered; places are told where the schema was written as SDL.</summary>
internal sealed class SchemaErrors(Source source)
{
    private readonly List<GraphQlError> _errors = [];

    public bool Any => _errors.Count > 0;

    public void Add(string rule, string message, params ReadOnlySpan<Node?> nodes)
    {
        var locations = new List<SourceLocation>();
        foreach (var node in nodes)
        {
            if (node is not null && source.Utf8.Length > 0) locations.Add(source.LocationOf(node.Location.Start));
        }

        _errors.Add(new(message) { Rule = rule, Locations = locations });
    }

    public void ThrowIfAny()
    {
        if (Any) throw new SchemaException(_errors);
    }
}
