using System.Text;

namespace Projections.Search.Kql;

/// <summary>Query text → tokens.</summary>
internal sealed class Lexer
{
    private readonly string _text;
    private readonly List<Token> _tokens = [];
    private int _at;
    private int _wildcards;

    private Lexer(string text) => _text = text;

    public static IReadOnlyList<Token> Read(string text)
    {
        if (text.Length > KqlLimits.LengthMax)
            throw new KqlException($"A query may not be longer than {KqlLimits.LengthMax} characters.", KqlLimits.LengthMax);

        var lexer = new Lexer(text);
        lexer.CheckCharacters();
        while (lexer.Next()) { }
        return lexer._tokens;
    }

    // What no name can hold, PostgreSQL could not even compare.
    private void CheckCharacters()
    {
        for (var i = 0; i < _text.Length; i++)
        {
            if (char.IsHighSurrogate(_text[i]) && i + 1 < _text.Length && char.IsLowSurrogate(_text[i + 1])) i++;
            else if (char.IsSurrogate(_text[i])) throw new KqlException("The query is not well-formed Unicode.", i);
            else if (_text[i] == '\0') throw new KqlException("A query may not hold a null character.", i);
        }
    }

    private bool Next()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
        var start = _at;
        var token = _at == _text.Length ? new Token(TokenKind.End, start) : _text[_at] switch
        {
            '(' => Symbol(TokenKind.Open),
            ')' => Symbol(TokenKind.Close),
            '"' => Quoted(),
            _ when IsAfterComparison => Word(inValue: true),
            '+' => Symbol(TokenKind.Plus),
            '-' => Symbol(TokenKind.Minus),
            ':' or '=' or '<' or '>' => Compare(),
            _ => Word(inValue: false),
        };
        _tokens.Add(token);
        return token.Kind != TokenKind.End;
    }

    /// <summary>There a value stands: it may hold what would end a word elsewhere (10:30, -5).</summary>
    private bool IsAfterComparison => _tokens.Count > 0 && _tokens[^1].Kind == TokenKind.Compare;

    private static bool IsComparison(char c) => c is ':' or '=' or '<' or '>';

    private Token Symbol(TokenKind kind) => new(kind, _at++);

    private Token Compare()
    {
        var start = _at++;
        var isOrEqual = _text[start] is '<' or '>' && _at < _text.Length && _text[_at] == '=';
        if (isOrEqual) _at++;
        return new Token(TokenKind.Compare, start, Comparison: (_text[start], isOrEqual) switch
        {
            (':', _) => Comparison.Contains,
            ('=', _) => Comparison.Equal,
            ('<', false) => Comparison.Less,
            ('<', true) => Comparison.LessOrEqual,
            ('>', false) => Comparison.Greater,
            _ => Comparison.GreaterOrEqual,
        });
    }

    private Token Word(bool inValue)
    {
        var start = _at;
        var value = Value(c => char.IsWhiteSpace(c) || c is '(' or ')' or '"' || (!inValue && IsComparison(c)));
        var kind = inValue ? TokenKind.Word : _text[start.._at] switch
        {
            "AND" => TokenKind.And,
            "OR" => TokenKind.Or,
            "NOT" => TokenKind.Not,
            "NEAR" or "ONEAR" or "XRANK" or "WORDS" =>
                throw new KqlException($"{_text[start.._at]} is not supported. Put it in quotes to search for the word.", start),
            _ => TokenKind.Word,
        };
        return new Token(kind, start, value);
    }

    private Token Quoted()
    {
        var start = _at++;
        var value = Value(c => c == '"');
        if (_at == _text.Length) throw new KqlException("A quotation mark has no partner.", start);

        _at++;
        return new Token(TokenKind.Quoted, start, value);
    }

    private bool IsEscaped(int at) => at < _text.Length && _text[at] is '*' or '?' or '"' or '\\';

    /// <summary>Reads up to where <paramref name="ends"/>; a backslash takes the meaning from a wildcard, a quote or a backslash.</summary>
    private Pattern Value(Func<char, bool> ends)
    {
        var (literals, wildcards, literal) = (new List<string>(), new StringBuilder(), new StringBuilder());
        for (; _at < _text.Length && !ends(_text[_at]); _at++)
        {
            var c = _text[_at];
            if (c == '\\' && IsEscaped(_at + 1)) literal.Append(_text[++_at]);
            else if (c is not ('*' or '?')) literal.Append(c);
            else
            {
                if (++_wildcards > KqlLimits.WildcardsMax)
                    throw new KqlException($"A query may not hold more than {KqlLimits.WildcardsMax} wildcards.", _at);

                literals.Add(literal.ToString());
                wildcards.Append(c);
                literal.Clear();
            }
        }

        literals.Add(literal.ToString());
        return new Pattern(literals, wildcards.ToString());
    }
}
