namespace Server.Tests;

/// <summary>An answer, read to its end.</summary>
internal sealed record DavAnswer(int Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public bool IsDone => Status is >= 200 and < 300;

    public string ETag => Headers["ETag"];

    public string LogPosition => Headers["X-Log-Position"];

    public static async Task<DavAnswer> ReadAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode, await response.Content.ReadAsStringAsync(),
        response.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
}
