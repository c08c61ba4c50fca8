using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;

namespace GraphQl.Language;

/// <summary>
/// Recursive descent with one token of lookahead, over text already split by <see cref="Lexer"/> one token at a time.
/// This part holds what all productions need; the productions follow the sections of the specification in the other parts.
/// </summary>
internal sealed partial class DocumentReader
{
    private readonly Source _source;
    private readonly ParserOptions _options;
    private Token _token;
    private int _previousEnd;
    private int _tokens;
    private int _nesting;

    public DocumentReader(Source source, ParserOptions options)
    {
        (_source, _options) = (source, options);
        if (!Utf8.IsValid(source.Utf8.Span)) throw Error("The document is no well-formed UTF-8.", FirstMalformed(source.Utf8.Span));
        Advance();
    }

    private ReadOnlySpan<byte> Text => _source.Utf8.Span;

    /// <summary>Reads something that the text must end with.</summary>
    public T ReadAll<T>(Func<T> read)
    {
        var node = read();
        if (_token.Kind != TokenKind.End) throw Unexpected();
        return node;
    }

    private void Advance()
    {
        _previousEnd = _token.End;
        _token = Scan(_token.End);
        if (_token.Kind != TokenKind.End && ++_tokens > _options.TokensMax)
            throw Error($"The document has more than {_options.TokensMax} tokens.", _token.Start);
    }

    /// <summary>The token after the present one, without taking either.</summary>
    private Token Ahead() => Scan(_token.End);

    private Token Scan(int from)
    {
        var token = Lexer.Next(Text, from);
        return token.Kind == TokenKind.Invalid ? throw Error($"Syntax error: {token.Problem}", token.Start) : token;
    }

    private bool At(TokenKind kind) => _token.Kind == kind;

    private bool AtKeyword(ReadOnlySpan<byte> keyword) => Is(_token, keyword);

    private bool Is(Token token, ReadOnlySpan<byte> keyword) => token.Kind == TokenKind.Name && Bytes(token).SequenceEqual(keyword);

    private ReadOnlySpan<byte> Bytes(Token token) => Text[token.Start..token.End];

    private string TextOf(Token token) => Encoding.UTF8.GetString(Bytes(token));

    private bool Skip(TokenKind kind)
    {
        if (!At(kind)) return false;
        Advance();
        return true;
    }

    private bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!AtKeyword(keyword)) return false;
        Advance();
        return true;
    }

    private Token Expect(TokenKind kind)
    {
        var token = _token;
        if (token.Kind != kind) throw Error($"Syntax error: expected {Token.Describe(kind)}, found {Found(token)}.", token.Start);
        Advance();
        return token;
    }

    private void ExpectKeyword(string keyword)
    {
        if (At(TokenKind.Name) && TextOf(_token) == keyword) Advance();
        else throw Error($"Syntax error: expected \"{keyword}\", found {Found(_token)}.", _token.Start);
    }

    /// <summary>Any number of items before a mark.</summary>
    private ImmutableArray<T> Until<T>(TokenKind close, Func<T> read)
    {
        var items = ImmutableArray.CreateBuilder<T>();
        while (!Skip(close)) items.Add(read());
        return items.DrainToImmutable();
    }

    /// <summary>One or more items between two marks.</summary>
    private ImmutableArray<T> Many<T>(TokenKind open, Func<T> read, TokenKind close)
    {
        Expect(open);
        var first = read();
        return [first, .. Until(close, read)];
    }

    /// <summary>Nothing at all, or one or more items between two marks: <c>()</c> is a mistake.</summary>
    private ImmutableArray<T> OptionalMany<T>(TokenKind open, Func<T> read, TokenKind close) => At(open) ? Many(open, read, close) : [];

    /// <summary>Items with a mark between them, and at will before the first: <c>| A | B</c>.</summary>
    private ImmutableArray<T> Delimited<T>(TokenKind mark, Func<T> read)
    {
        Skip(mark);
        var items = ImmutableArray.CreateBuilder<T>();
        do items.Add(read());
        while (Skip(mark));
        return items.DrainToImmutable();
    }

    /// <summary>Reads something that may hold its like, no deeper than allowed.</summary>
    private T Nested<T>(Func<T> read)
    {
        if (++_nesting > _options.NestingMax) throw Error($"The document nests deeper than {_options.NestingMax}.", _token.Start);
        var node = read();
        _nesting--;
        return node;
    }

    private Location From(int start) => new(start, _previousEnd);

    private SyntaxException Unexpected() => Unexpected(_token);

    private SyntaxException Unexpected(Token token) => Error($"Syntax error: unexpected {Found(token)}.", token.Start);

    private SyntaxException Error(string message, int at) => new(new(message) { Locations = [_source.LocationOf(at)] });

    private string Found(Token token) => token.Kind is TokenKind.Name or TokenKind.Int or TokenKind.Float
        ? $"\"{Shorten(TextOf(token))}\""
        : Token.Describe(token.Kind);

    /// <summary>The document's author chooses the length, but not that of our message.</summary>
    private static string Shorten(string text) => text.Length <= 40 ? text : $"{text[..40]}…";

    private static int FirstMalformed(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(text[at..], out _, out var length) == System.Buffers.OperationStatus.Done) at += length;
        return at;
    }
}
