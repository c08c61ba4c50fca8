namespace GraphQl.Language;

/// <summary>The text is no GraphQL document, or exceeds a limit of <see cref="ParserOptions"/>. Its error is a request error.</summary>
public sealed class SyntaxException(GraphQlError error) : Exception(error.Message)
{
    public GraphQlError Error { get; } = error;
}
