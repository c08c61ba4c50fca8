using System.Collections.Immutable;
using GraphQl.Language;
using GraphQl.TypeSystem;
using GraphQl.Validation;

namespace GraphQl.Execution;

/// <summary>
/// Executes requests on a schema. One for all requests; documents are parsed, validated and compiled once.
/// <see href="https://spec.graphql.org/September2025/#sec-Execution">§6</see>
/// </summary>
public sealed partial class RequestExecutor
{
    internal static readonly GraphQlError TimeIsUp = new("The operation took too long.");
    internal static readonly GraphQlError TooLarge = new("The response is too large: ask for less.");

    private readonly ExecutionOptions _options;
    private readonly CostGate? _costs;
    private readonly ImmutableArray<ValidationRule> _rules;
    private readonly BoundedCache<Compilation> _documents;
    private readonly AnswerSharing _sharing = new();

    public RequestExecutor(GraphQlSchema schema, ExecutionOptions? options = null)
    {
        (Schema, _options) = (schema, options ?? ExecutionOptions.Default);
        _costs = _options.Cost is { } costs ? new(schema, costs) : null;
        _rules = [.. Rules()];
        _documents = new(_options.DocumentCacheBytesMax);
    }

    public GraphQlSchema Schema { get; }

    /// <summary>The kind of the operation that a request would run; null where there is none. Transports ask before they run it.</summary>
    public OperationType? OperationKind(OperationRequest request) =>
        Compile(request.Document).Document?.FindOperation(request.OperationName)?.Kind;

    /// <summary>
    /// ExecuteRequest(). Fails only when <paramref name="ct"/> is cancelled: all that goes wrong otherwise stands in the result.
    /// </summary>
    public async ValueTask<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken ct)
    {
        var compilation = Compile(request.Document);
        if (compilation.Document is not { } document) return compilation.Refusal!;
        if (document.FindOperation(request.OperationName) is not { } operation)
            return new OperationResult(RequestStage.Operation, new GraphQlError(OperationMessage(request.OperationName)));

        var errors = new List<GraphQlError>();
        var variables = CoercedVariables.Coerce(operation, request.Variables, errors);
        if (errors.Count > 0) return new OperationResult(RequestStage.Variables, errors);

        var cost = _costs?.CostOf(operation, variables) ?? default;
        if (cost.Refusal is { } tooMuch) return new OperationResult(RequestStage.Validation, tooMuch) { Extensions = cost.Extensions };

        OperationPlan plan;
        try
        {
            plan = operation.PlanFor(variables, request.IsIncremental && operation.Kind != OperationType.Subscription);
        }
        catch (CoercionException wrong)
        {
            return RootRefused(document, operation, wrong);
        }

        if (operation.Kind == OperationType.Subscription) return await SubscribeAsync(plan, variables, request, ct);
        if (plan.IsIncremental) return await RunIncrementallyAsync(plan, variables, request, ct);
        var result = await RunAsync(plan, variables, request.Scope, request.RootValue, ct);
        result.Extensions = cost.Extensions;
        return result;
    }

    /// <summary>Whether the text can be executed here at all. What cannot is not worth keeping.</summary>
    public bool IsValid(DocumentText document) => Compile(document).Document is not null;

    private async ValueTask<OperationResult> RunAsync(
        OperationPlan plan, CoercedVariables variables, RequestScope scope, object? source, CancellationToken ct)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limited.CancelAfter(_options.TimeMax);
        try
        {
            return await new ExecutionRun(plan, variables, scope, _options, limited.Token).ExecuteAsync(source);
        }
        catch (Exception exception) when (EndOf(exception, limited, ct) is { } reason)
        {
            return new(null, [reason]);
        }
    }

    private async ValueTask<ExecutionResult> RunIncrementallyAsync(
        OperationPlan plan, CoercedVariables variables, OperationRequest request, CancellationToken ct)
    {
        // It lives as long as parts are to come; the run ends it.
        var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limited.CancelAfter(_options.TimeMax);
        try
        {
            var run = new ExecutionRun(plan, variables, request.Scope, _options, limited.Token);
            return await run.ExecuteIncrementallyAsync(request.RootValue, limited);
        }
        catch (Exception exception) when (EndOf(exception, limited, ct) is { } reason)
        {
            return new OperationResult(null, [reason]);
        }
    }

    /// <summary>Why a run was given up; null where the caller has gone, or it was no bound that was met.</summary>
    private static GraphQlError? EndOf(Exception exception, CancellationTokenSource limited, CancellationToken ct) => exception switch
    {
        TooManyValuesException => TooLarge,
        OperationCanceledException when !ct.IsCancellationRequested && limited.IsCancellationRequested => TimeIsUp,
        _ => null,
    };

    private Compilation Compile(DocumentText text)
    {
        if (_documents.Find(text.Hash) is { } found) return found;
        var compiled = CompileNew(text);
        _documents.Add(text.Hash, compiled, text.Utf8.Length);
        return compiled;
    }

    private Compilation CompileNew(DocumentText text)
    {
        DocumentNode document;
        try
        {
            document = Parser.Parse(text.Utf8, _options.Parser);
        }
        catch (SyntaxException wrong)
        {
            return new(null, new(RequestStage.Syntax, wrong.Error));
        }

        var errors = Validator.Validate(Schema, document, _rules, _options.Validation);
        return errors.Count > 0 ? new(null, new(RequestStage.Validation, errors)) : new(new(Schema, document), null);
    }

    /// <summary>
    /// The selection set of the root could not be collected: an execution error above every field, so all of the data is null.
    /// </summary>
    private static OperationResult RootRefused(CompiledDocument document, CompiledOperation operation, CoercionException wrong)
    {
        var error = new GraphQlError(wrong.Message) { Locations = [document.Node.LocationOf(wrong.Node ?? operation.Node)] };
        return operation.Kind == OperationType.Subscription ? new(RequestStage.SourceStream, error) : new(null, [error]);
    }

    /// <summary>Limits come first: what is too large is not worth a closer look.</summary>
    private IEnumerable<ValidationRule> Rules()
    {
        foreach (var limit in _options.Limits?.Rules ?? []) yield return limit;
        foreach (var rule in SpecifiedRules.All) yield return rule;
        if (Schema.FindDirective("defer") is not null || Schema.FindDirective("stream") is not null)
            foreach (var rule in IncrementalRules.All) yield return rule;
        if (_costs is not null) yield return _costs.Rule;
    }

    private static string OperationMessage(string? name) =>
        name is null ? "The document has more than one operation: say which by operationName." : $"The document has no operation '{name}'.";
}
