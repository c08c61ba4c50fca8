using System.Collections.Immutable;

namespace GraphQl.Language;

internal sealed partial class DocumentReader
{
    /// <summary><see href="https://spec.graphql.org/September2025/#SelectionSet">§2.5</see></summary>
    public SelectionSetNode SelectionSet() => Nested(() =>
    {
        var start = Expect(TokenKind.BraceOpen).Start;
        if (At(TokenKind.BraceClose) && !_options.AllowEmptySelectionSets) throw Unexpected();
        return new SelectionSetNode { Selections = Until(TokenKind.BraceClose, Selection), Location = From(start) };
    });

    private SelectionNode Selection() => At(TokenKind.Spread) ? SpreadOrInline() : Field();

    /// <summary><see href="https://spec.graphql.org/September2025/#Field">§2.6</see></summary>
    private FieldNode Field()
    {
        var start = _token.Start;
        var name = Name();
        NameNode? alias = null;
        if (Skip(TokenKind.Colon)) (alias, name) = (name, Name());
        return new()
        {
            Alias = alias,
            Name = name,
            Arguments = Arguments(isConstant: false),
            Directives = Directives(isConstant: false),
            SelectionSet = At(TokenKind.BraceOpen) ? SelectionSet() : null,
            Location = From(start),
        };
    }

    /// <summary>
    /// A name other than <c>on</c> behind <c>...</c> makes a spread, anything else an inline fragment.
    /// <see href="https://spec.graphql.org/September2025/#sec-Language.Fragments">§2.9</see>
    /// </summary>
    private SelectionNode SpreadOrInline()
    {
        var start = Expect(TokenKind.Spread).Start;
        var isConditioned = SkipKeyword("on"u8);
        if (!isConditioned && At(TokenKind.Name))
            return new FragmentSpreadNode { Name = Name(), Directives = Directives(isConstant: false), Location = From(start) };

        return new InlineFragmentNode
        {
            TypeCondition = isConditioned ? NamedType() : null,
            Directives = Directives(isConstant: false),
            SelectionSet = SelectionSet(),
            Location = From(start),
        };
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#Arguments">§2.7</see></summary>
    private ImmutableArray<ArgumentNode> Arguments(bool isConstant) =>
        OptionalMany<ArgumentNode>(TokenKind.ParenOpen, isConstant ? ConstantArgument : Argument, TokenKind.ParenClose);

    private ArgumentNode Argument() => Argument(isConstant: false);

    private ArgumentNode ConstantArgument() => Argument(isConstant: true);

    private ArgumentNode Argument(bool isConstant)
    {
        var start = _token.Start;
        var name = Name();
        Expect(TokenKind.Colon);
        return new() { Name = name, Value = Value(isConstant), Location = From(start) };
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#Directives">§2.13</see></summary>
    private ImmutableArray<DirectiveNode> Directives(bool isConstant)
    {
        if (!At(TokenKind.At)) return [];
        var directives = ImmutableArray.CreateBuilder<DirectiveNode>();
        while (At(TokenKind.At))
        {
            var start = Expect(TokenKind.At).Start;
            directives.Add(new() { Name = Name(), Arguments = Arguments(isConstant), Location = From(start) });
        }

        return directives.DrainToImmutable();
    }
}
