using GraphQl.TypeSystem;

namespace GraphQl.Transport;

/// <summary>
/// scalar Upload — a file of a multipart request. It can only come by a variable.
/// <see href="https://github.com/jaydenseric/graphql-multipart-request-spec">Multipart request specification</see>
/// </summary>
public static class UploadScalar
{
    public static readonly ScalarTypeDefinition Definition = new("Upload")
    {
        Description = "A file, sent as a part of a multipart request.",
        SpecifiedByUrl = "https://github.com/jaydenseric/graphql-multipart-request-spec",
        CoerceVariable = static value =>
            value as UploadedFile ?? throw new CoercionException("Upload takes a file of a multipart request."),
        CoerceLiteral = static (_, _) => throw new CoercionException("A file can only be given by a variable."),
        CoerceResult = static _ => throw new CoercionException("A file is no part of a response."),
    };
}
