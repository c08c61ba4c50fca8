using GraphQl.Language;
using GraphQl.TypeSystem;

namespace GraphQl.Execution;

/// <summary>
/// Execution errors of one result. <see href="https://spec.graphql.org/September2025/#sec-Errors.Execution-Errors">§7.1.6</see>
/// </summary>
internal sealed class ResultErrors(DocumentNode document, ExecutionOptions options)
{
    private readonly List<GraphQlError> _errors = [];

    public void Add(FieldPlan plan, ResultNode node, int index, Exception exception)
    {
        if (_errors.Count >= options.ErrorsMax) return;
        _errors.Add(Of(exception, options) with { Path = node.PathTo(index), Locations = LocationsOf(plan, exception) });
    }

    /// <summary>What is told of an exception: all of one that was meant for the caller, nothing of a fault.</summary>
    public static GraphQlError Of(Exception exception, ExecutionOptions options) => exception switch
    {
        GraphQlException told => new(told.Message) { Extensions = told.Extensions },
        FieldException or CoercionException => new(exception.Message),
        _ => options.OnFault(exception),
    };

    private SourceLocation[] LocationsOf(FieldPlan plan, Exception exception) =>
        exception is CoercionException { Node: { } node } ? [document.LocationOf(node)] : [.. plan.Nodes.Select(document.LocationOf)];

    public GraphQlError[] ToArray() => [.. _errors];
}
