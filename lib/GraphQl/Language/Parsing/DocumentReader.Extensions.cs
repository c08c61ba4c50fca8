namespace GraphQl.Language;

/// <remarks>An extension must add something: where everything optional is missing, the next token is the mistake.</remarks>
internal sealed partial class DocumentReader
{
    /// <summary><see href="https://spec.graphql.org/September2025/#TypeSystemExtension">§3.2</see></summary>
    private TypeSystemExtensionNode Extension()
    {
        var keyword = Ahead();
        return (keyword.Kind == TokenKind.Name ? TextOf(keyword) : "") switch
        {
            "schema" => SchemaExtension(),
            "scalar" => ScalarExtension(),
            "type" => ObjectExtension(),
            "interface" => InterfaceExtension(),
            "union" => UnionExtension(),
            "enum" => EnumExtension(),
            "input" => InputObjectExtension(),
            _ => throw Unexpected(keyword),
        };
    }

    /// <summary>extend keyword; what is extended follows.</summary>
    private int ExtensionHead(string keyword)
    {
        var start = _token.Start;
        ExpectKeyword("extend");
        ExpectKeyword(keyword);
        return start;
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#SchemaExtension">§3.3.2</see></summary>
    private SchemaExtensionNode SchemaExtension()
    {
        var start = ExtensionHead("schema");
        var directives = ConstantDirectives();
        var roots = OptionalMany(TokenKind.BraceOpen, RootOperationType, TokenKind.BraceClose);
        if (directives.IsEmpty && roots.IsEmpty) throw Unexpected();
        return new() { Directives = directives, OperationTypes = roots, Location = From(start) };
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#ScalarTypeExtension">§3.5.7</see></summary>
    private ScalarTypeExtensionNode ScalarExtension()
    {
        var start = ExtensionHead("scalar");
        var name = Name();
        var directives = ConstantDirectives();
        if (directives.IsEmpty) throw Unexpected();
        return new() { Name = name, Directives = directives, Location = From(start) };
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#ObjectTypeExtension">§3.6.3</see></summary>
    private ObjectTypeExtensionNode ObjectExtension()
    {
        var start = ExtensionHead("type");
        var (name, interfaces, directives, fields) = (Name(), Interfaces(), ConstantDirectives(), FieldDefinitions());
        if (interfaces.IsEmpty && directives.IsEmpty && fields.IsEmpty) throw Unexpected();
        return new() { Name = name, Interfaces = interfaces, Directives = directives, Fields = fields, Location = From(start) };
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#InterfaceTypeExtension">§3.7.1</see></summary>
    private InterfaceTypeExtensionNode InterfaceExtension()
    {
        var start = ExtensionHead("interface");
        var (name, interfaces, directives, fields) = (Name(), Interfaces(), ConstantDirectives(), FieldDefinitions());
        if (interfaces.IsEmpty && directives.IsEmpty && fields.IsEmpty) throw Unexpected();
        return new() { Name = name, Interfaces = interfaces, Directives = directives, Fields = fields, Location = From(start) };
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#UnionTypeExtension">§3.8.1</see></summary>
    private UnionTypeExtensionNode UnionExtension()
    {
        var start = ExtensionHead("union");
        var (name, directives, types) = (Name(), ConstantDirectives(), UnionMembers());
        if (directives.IsEmpty && types.IsEmpty) throw Unexpected();
        return new() { Name = name, Directives = directives, Types = types, Location = From(start) };
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#EnumTypeExtension">§3.9.1</see></summary>
    private EnumTypeExtensionNode EnumExtension()
    {
        var start = ExtensionHead("enum");
        var (name, directives, values) = (Name(), ConstantDirectives(), EnumValues());
        if (directives.IsEmpty && values.IsEmpty) throw Unexpected();
        return new() { Name = name, Directives = directives, Values = values, Location = From(start) };
    }

    /// <summary><see href="https://spec.graphql.org/September2025/#InputObjectTypeExtension">§3.10.3</see></summary>
    private InputObjectTypeExtensionNode InputObjectExtension()
    {
        var start = ExtensionHead("input");
        var (name, directives, fields) = (Name(), ConstantDirectives(), InputFields());
        if (directives.IsEmpty && fields.IsEmpty) throw Unexpected();
        return new() { Name = name, Directives = directives, Fields = fields, Location = From(start) };
    }
}
