using GraphQl.Language;

namespace GraphQl.Execution;

/// <summary>A field as it was collected, with the <c>@defer</c> that it stands in, if any.</summary>
internal readonly record struct FieldDetails(FieldNode Node, DeferUsage? Defer);

/// <summary>A selection set with the <c>@defer</c> that it stands in, if any.</summary>
internal readonly record struct SelectedSet(SelectionSetNode Node, DeferUsage? Defer);
