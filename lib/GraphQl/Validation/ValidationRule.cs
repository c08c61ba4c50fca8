namespace GraphQl.Validation;

/// <summary>Looks at a whole document and reports each place where it breaks the rule. A rule knows of no other rule.</summary>
public delegate void ValidationRule(ValidationContext context);
