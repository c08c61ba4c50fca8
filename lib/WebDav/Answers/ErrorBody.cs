namespace WebDav;

/// <summary>The body of an error, in the form that Sabre gave it and that sync clients read. RFC 4918 §16 for the precondition.</summary>
/// <param name="Exception">What kind of error, as Sabre's class name: clients show or match it.</param>
/// <param name="Precondition">Local name of the DAV: element that says what was violated.</param>
/// <param name="Hrefs">Percent-encoded; what the precondition is about (the roots of locks in the way).</param>
public sealed record ErrorBody(string Exception, string Message, string? Precondition = null, IReadOnlyList<string>? Hrefs = null)
{
    public const string LockTokenSubmitted = "lock-token-submitted";
    public const string NoConflictingLock = "no-conflicting-lock";
    public const string LockTokenMatchesRequestUri = "lock-token-matches-request-uri";
    public const string CannotModifyProtectedProperty = "cannot-modify-protected-property";
    public const string PropFindFiniteDepth = "propfind-finite-depth";
    public const string PreservedLiveProperties = "preserved-live-properties";
    public const string NoExternalEntities = "no-external-entities";
    public const string ResourceMustBeNull = "resource-must-be-null";
    public const string ValidResourceType = "valid-resourcetype";
    public const string QuotaNotExceeded = "quota-not-exceeded";
    public const string SupportedReport = "supported-report";

    /// <summary>Sabre's exception for a status.</summary>
    public static string ExceptionFor(int status) => @"Sabre\DAV\Exception\" + status switch
    {
        400 => "BadRequest",
        401 => "NotAuthenticated",
        402 => "PaymentRequired",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        409 => "Conflict",
        411 => "LengthRequired",
        412 => "PreconditionFailed",
        413 => "EntityTooLarge",
        415 => "UnsupportedMediaType",
        416 => "RequestedRangeNotSatisfiable",
        423 => "Locked",
        501 => "NotImplemented",
        503 => "ServiceUnavailable",
        507 => "InsufficientStorage",
        _ => status >= 500 ? "ServiceUnavailable" : "BadRequest",
    };

    public void Write(XmlBuffer xml)
    {
        xml.Raw(MultistatusWriter.Declaration);
        xml.Raw("<d:error xmlns:d=\"DAV:\" xmlns:s=\"http://sabredav.org/ns\">"u8);
        if (Precondition is not null) WritePrecondition(xml, Precondition);
        xml.Raw("<s:exception>"u8);
        xml.Text(Exception);
        xml.Raw("</s:exception><s:message>"u8);
        xml.Text(Message);
        xml.Raw("</s:message></d:error>"u8);
    }

    private void WritePrecondition(XmlBuffer xml, string precondition)
    {
        xml.Raw("<d:"u8);
        xml.Raw(precondition);
        xml.Raw(">"u8);
        foreach (var href in Hrefs ?? [])
        {
            xml.Raw("<d:href>"u8);
            xml.Text(href);
            xml.Raw("</d:href>"u8);
        }

        xml.Raw("</d:"u8);
        xml.Raw(precondition);
        xml.Raw(">"u8);
    }
}
