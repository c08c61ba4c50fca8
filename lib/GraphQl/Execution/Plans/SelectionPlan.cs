using System.Collections.Immutable;
using GraphQl.TypeSystem;

namespace GraphQl.Execution;

/// <summary>What is selected on a value of one object type, in the order of the response.</summary>
internal sealed class SelectionPlan(ObjectType type, ImmutableArray<FieldPlan> fields)
{
    public ObjectType Type { get; } = type;

    public ImmutableArray<FieldPlan> Fields { get; } = fields;

    /// <summary>All of it is read off the value: neither resolvers nor loaders are asked.</summary>
    public bool IsRead { get; } = fields.All(field => field.IsRead);

    /// <summary>What comes later, each with its own fields.</summary>
    public ImmutableArray<DeferredGroup> Groups { get; private init; } = [];

    /// <summary>The <c>@defer</c>s that start at a value of this plan.</summary>
    public ImmutableArray<DeferUsage> NewUsages { get; private init; } = [];

    /// <param name="operation">The plan that this is a part of.</param>
    /// <param name="type">The type of the value.</param>
    /// <param name="selections">The selection sets to be merged.</param>
    /// <param name="around">The usages that the value itself belongs to; empty where it is not deferred.</param>
    public static SelectionPlan Compile(OperationPlan operation, ObjectType type, IEnumerable<SelectedSet> selections, DeferUsage[] around)
    {
        var collector = new FieldCollector(operation, type);
        foreach (var selected in selections) collector.Collect(selected.Node, selected.Defer);

        var now = ImmutableArray.CreateBuilder<FieldPlan>(collector.Fields.Count);
        var later = new List<(DeferUsage[] Usages, ImmutableArray<FieldPlan>.Builder Fields)>();
        foreach (var details in collector.Fields.Values)
        {
            // Validation has refused fields that are not defined.
            if (operation.Schema.FindField(type, details[0].Node.Name.Value) is not { } field) continue;
            var usages = UsagesOf(details);
            if (SameSet(usages, around))
            {
                now.Add(new(operation, type, field, details, around));
                continue;
            }

            var index = later.FindIndex(group => SameSet(group.Usages, usages));
            if (index < 0) (index, _) = (later.Count, Added(later, usages));
            later[index].Fields.Add(new(operation, type, field, details, later[index].Usages));
        }

        return new(type, now.ToImmutable())
        {
            Groups = [.. later.Select(group => new DeferredGroup(group.Usages, new(type, group.Fields.ToImmutable())))],
            NewUsages = [.. collector.NewUsages],
        };
    }

    private static int Added(List<(DeferUsage[], ImmutableArray<FieldPlan>.Builder)> groups, DeferUsage[] usages)
    {
        groups.Add((usages, ImmutableArray.CreateBuilder<FieldPlan>()));
        return groups.Count;
    }

    /// <summary>None where the field is asked for at once anywhere; else the outermost usages that ask for it.</summary>
    private static DeferUsage[] UsagesOf(List<FieldDetails> details)
    {
        if (details.Exists(field => field.Defer is null)) return [];
        var all = details.Select(field => field.Defer!).Distinct().ToArray();
        return [.. all.Where(usage => !Array.Exists(all, usage.IsWithin))];
    }

    private static bool SameSet(DeferUsage[] a, DeferUsage[] b) => a.Length == b.Length && Array.TrueForAll(a, b.Contains);
}
