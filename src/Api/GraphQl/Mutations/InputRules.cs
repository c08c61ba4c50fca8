using Api.Http.Authentication;
using Domain;
using Domain.Nodes;
using FluentValidation;
using FluentValidation.Results;
using GraphQl.TypeSystem;

namespace Api.GraphQl.Mutations;

/// <summary>
/// What can be said of a mutation's input by itself, before anything is looked up. What is absent or null breaks no rule: whether it may
/// be, its type says.
/// </summary>
internal sealed class InputRules : AbstractValidator<InputObject>
{
    public const int KeyMaxChars = 200;
    public const int IdMaxChars = 400;
    public const int ListMax = 100;

    private static readonly Refusal BadKey = Bad($"An idempotency key has 1 to {KeyMaxChars} characters.");
    private static readonly Refusal BadId = Bad($"An id has 1 to {IdMaxChars} characters.");
    private static readonly Refusal TooMany = new(RefusalCode.LimitExceeded, $"At most {ListMax} at once.");
    private static readonly Refusal Negative = Bad("A number of bytes is not negative.");
    private static readonly Refusal Empty = Bad("It may not be empty.");

    public InputRules() => Keeps<string>("idempotencyKey", static key => key.Length is 0 or > KeyMaxChars ? BadKey : null)
        .Text("clientMutationId", KeyMaxChars);

    /// <summary>Ids of whatever kind: whether there is something of that id is seen later.</summary>
    public InputRules Id(params IEnumerable<string> names)
    {
        foreach (var name in names) Keeps<string>(name, static id => id.Length is 0 or > IdMaxChars ? BadId : null);
        return this;
    }

    /// <summary>A file's or folder's name.</summary>
    public InputRules Name(string name) =>
        Keeps<string>(name, static text => NodeName.Parse(text, out var unfit) is null ? unfit : null);

    public InputRules Text(string name, int max)
    {
        var tooLong = Bad($"It has at most {max} characters.");
        return Keeps<string>(name, text => text.Length > max ? tooLong : null);
    }

    public InputRules NotEmpty(string name) => Keeps<string>(name, static text => string.IsNullOrWhiteSpace(text) ? Empty : null);

    public InputRules Password(string name) => Keeps<string>(name, PasswordPolicy.Check);

    public InputRules Bytes(string name) => Keeps<long?>(name, static bytes => bytes < 0 ? Negative : null);

    /// <summary>Tokens of locks that are submitted.</summary>
    public InputRules LockTokens() => List("lockTokens", static _ => null);

    /// <summary>A short list, each of whose values keeps a rule: the first that does not is told, by its place.</summary>
    public InputRules List(string name, Func<string, Refusal?> rule)
    {
        RuleFor(input => input.GetList<string>(name)).Custom((list, context) =>
        {
            if (list?.Count > ListMax) Fail(context, name, TooMany);
            else if (list is not null && FirstWrong(list) is var (at, refusal)) Fail(context, $"{name}.{at}", refusal);
        });
        return this;

        (int At, Refusal Refusal)? FirstWrong(IReadOnlyList<string> list)
        {
            for (var i = 0; i < list.Count; i++)
                if (rule(list[i]) is { } refusal) return (i, refusal);
            return null;
        }
    }

    /// <param name="rule">The domain's own: the first sentence that says no is told.</param>
    public InputRules Keeps<T>(string name, Func<T, Refusal?> rule)
    {
        RuleFor(input => input.Get<T>(name)).Custom((value, context) =>
        {
            if (value is not null && rule(value) is { } refusal) Fail(context, name, refusal);
        });
        return this;
    }

    /// <summary>Of values that have to fit together.</summary>
    /// <param name="name">The value that is to blame.</param>
    public InputRules Together(string name, Func<InputObject, Refusal?> rule)
    {
        RuleFor(input => input).Custom((input, context) =>
        {
            if (rule(input) is { } refusal) Fail(context, name, refusal);
        });
        return this;
    }

    private static void Fail(ValidationContext<InputObject> context, string name, Refusal refusal) =>
        context.AddFailure(new ValidationFailure(name, refusal.Reason) { CustomState = refusal.Code });

    private static Refusal Bad(string reason) => new(RefusalCode.InvalidInput, reason);
}
