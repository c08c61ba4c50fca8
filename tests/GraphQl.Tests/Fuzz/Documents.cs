using System.Text;

namespace GraphQl.Tests.Fuzz;

/// <summary>Random documents, the same for the same seed. Half of what they name exists in <see cref="FuzzTests.Schema"/>.</summary>
internal sealed class Documents(int seed)
{
    private static readonly string[] Tokens =
    [
        "{", "}", "(", ")", "[", "]", ":", "=", "!", "|", "&", "@", "$", "...", "\"", "\"\"\"", "\\", "\"a\"",
        "\"\"\"b\"\"\"", "#", "\n", ",", "0", "-1", "1.5e3", "1e", "\uFEFF", "é", "😀", "\\u{1F600}",
        "query", "mutation", "subscription", "fragment", "on", "extend", "type", "input", "enum", "union", "interface",
        "implements", "directive", "repeatable", "schema", "scalar", "true", "null", "a", "self", "T",
    ];

    private readonly Random _random = new(seed);

    /// <summary>Bytes without any sense.</summary>
    public byte[] Bytes()
    {
        var bytes = new byte[_random.Next(200)];
        _random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Tokens without grammar.</summary>
    public byte[] Words() => Encoding.UTF8.GetBytes(string.Join(Chance(50) ? " " : "", Many(60, () => Pick(Tokens))));

    /// <summary>A document that can be read, then a few bytes of it changed, removed or doubled.</summary>
    public byte[] Mutated()
    {
        var bytes = Encoding.UTF8.GetBytes(Document()).ToList();
        for (var i = _random.Next(1, 5); i > 0 && bytes.Count > 0; i--)
        {
            var at = _random.Next(bytes.Count);
            switch (_random.Next(3))
            {
                case 0: bytes[at] = (byte)_random.Next(256); break;
                case 1: bytes.RemoveRange(at, _random.Next(1, Math.Min(10, bytes.Count - at + 1))); break;
                default: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(_random.Next(1, 20), bytes.Count - at))); break;
            }
        }

        return [.. bytes];
    }

    /// <summary>A document that can be read; whether it is valid is left to chance.</summary>
    public string Document()
    {
        var operations = Many(2, () => $"{Kind()} {Name("Q")} {Variables()}{Directives()}{Selections(0)}");
        var fragments = Many(4, () => $"fragment {Name("F")} on {Type()} {Directives()}{Selections(0)}");
        return string.Join('\n', [$"{Pick("", "query ")}{Selections(0)}", .. operations, .. fragments]);
    }

    /// <summary>A query that breaks no rule, with arguments, variables, fragments and conditions.</summary>
    public string ValidDocument()
    {
        var fragments = string.Join('\n', Enumerable.Range(0, 3).Select(i => $"fragment F{i} on Query {ValidSelections(3)}"));
        return $"query Main($v0: Int = 3, $v1: Boolean = true) {{ start: a(x: $v0) @include(if: $v1) {ValidSelections(0)[1..]}\n"
            + $"query Spreads {{ ...F0 ...F1 ...F2 }}\n{fragments}";
    }

    private string ValidSelections(int depth)
    {
        var items = Many(4, () => ValidSelection(depth + 1)).Append("__typename");
        return $"{{ {string.Join(' ', items)} }}";
    }

    private string ValidSelection(int depth) => _random.Next(depth > 5 ? 2 : 7) switch
    {
        0 => Pick("one: a(x: 1)", "none: a(x: null)", "less: a(x: -5)"),
        1 => Pick("a", "__typename", "a @skip(if: true)", "... @include(if: false) { __typename }"),
        2 => $"l{_random.Next(99)}: self {ValidSelections(depth)}",
        3 => $"l{_random.Next(99)}: self @skip(if: {Pick("true", "false")}) {ValidSelections(depth)}",
        4 => $"... on Query {ValidSelections(depth)}",
        5 => $"d{_random.Next(99)}: deep(in: {{a: 2, b: [1, 2], one: {{a: 1}}}}, e: E2) {{ a node {{ a }} any {{ __typename }} }}",
        _ => $"... {{ n{_random.Next(99)}: list(x: 4) {{ a self {{ a }} }} }}",
    };

    private string Kind() => Pick("query", "mutation", "subscription", "query");

    private string Selections(int depth)
    {
        var items = Many(4, () => Selection(depth + 1));
        return $"{{ a {string.Join(' ', items)} }}";
    }

    private string Selection(int depth)
    {
        var below = depth < 6 && Chance(50) ? Selections(depth) : "";
        return _random.Next(6) switch
        {
            0 => $"...{Name("F")}{Directives()}",
            1 => $"... {Pick("", "on " + Type())} {Directives()}{Selections(depth + 4)}",
            2 => $"{Name("x")}: {Field()}{Directives()}{below}",
            _ => $"{Field()}{Directives()}{below}",
        };
    }

    private string Field() => Pick("a", "self", "list", "node", "any", "deep", "nope", "__typename") + Arguments();

    private string Arguments() =>
        Chance(60) ? "" : $"({string.Join(", ", Many(3, () => $"{Pick("x", "in", "one", "e", "nope")}: {Value(0)}").Append("x: 1"))})";

    private string Directives() => Chance(80) ? "" : $"@{Pick("skip", "include", "d", "nope")}(if: {Value(0)}) ";

    private string Variables() => Chance(50) ? "" : $"({string.Join(", ", Many(3, Variable).Append(Variable()))}) ";

    private string Variable() =>
        $"${Name("v")}: {Pick("Int", "[Int!]", "In", "One!", "E", "T", "Nope")} {(Chance(30) ? $"= {Constant()}" : "")}";

    private string Constant() => Pick("1", "null", "[1, null]", "{a: 1}", "E1", "\"\"\"\n  s\n\"\"\"");

    private string Value(int depth) => _random.Next(depth > 3 ? 5 : 8) switch
    {
        0 => "$" + Name("v"),
        1 => Pick("0", "-1", "2147483648", "1.5", "1e400"),
        2 => Pick("\"s\"", "\"\\u{1F600}\"", "\"\"\" b \"\"\""),
        3 => Pick("true", "false", "null"),
        4 => Pick("E1", "NOPE"),
        5 => $"[{string.Join(' ', Many(3, () => Value(depth + 1)))}]",
        _ => $"{{{string.Join(", ", Many(3, () => $"{Pick("a", "b", "self", "one", "nope")}: {Value(depth + 1)}"))}}}",
    };

    private string Type() => Pick("Query", "T", "I", "U", "T", "I", "E", "Nope");

    private string Name(string prefix) => prefix + _random.Next(3);

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(params T[] items) => items[_random.Next(items.Length)];

    private T[] Many<T>(int max, Func<T> make) => [.. Enumerable.Range(0, _random.Next(max + 1)).Select(_ => make())];
}
