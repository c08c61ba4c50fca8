using GraphQl.Language;

namespace GraphQl.Validation;

/// <summary>Labels are literals, each in the document once: they tell the parts of a response from each other.</summary>
public static class DeferStreamLabels
{
    public const string Name = "defer and stream labels";

    public static void Check(ValidationContext context)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var directive in context.Survey.Directives.SelectMany(use => use.Directives))
        {
            if (directive.Name.Value is not ("defer" or "stream")) continue;
            var label = directive.Arguments.FirstOrDefault(argument => argument.Name.Value == "label")?.Value;
            if (label is VariableNode) context.Report(Name, "A label is no variable.", label);
            else if (label is StringValueNode text && !seen.Add(text.Value))
                context.Report(Name, $"The label \"{text.Value}\" stands at more than one part.", directive);
        }
    }
}
