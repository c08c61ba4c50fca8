namespace GraphQl.Validation;

/// <summary>
/// How many directives stand at one place and in the whole document; unknown ones count, for looking them up is work too.
/// </summary>
public static class DirectiveLimit
{
    public const string Name = "directives";

    public static void Check(ValidationContext context, int perPlaceMax, int max)
    {
        foreach (var use in context.Survey.Directives)
        {
            if (use.Directives.Length <= perPlaceMax) continue;
            context.Report(Name, $"There are more than {perPlaceMax} directives at one place.", use.Directives[perPlaceMax]);
            break;
        }

        var excess = context.Survey.Directives.SelectMany(use => use.Directives).Skip(max).FirstOrDefault();
        if (excess is not null) context.Report(Name, $"The document has more than {max} directives.", excess);
    }
}
