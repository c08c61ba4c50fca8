namespace Api.WebDav;

/// <summary>What is known of a method by its name alone.</summary>
internal static class Verbs
{
    /// <summary>
    /// Whether it asks for a change, so that its refusal is worth a record.
    /// Reads that find nothing are not: clients probe.
    /// </summary>
    public static bool MayChange(string method) => method is not ("GET" or "HEAD" or "OPTIONS" or "PROPFIND" or "REPORT" or "TRACE");
}
