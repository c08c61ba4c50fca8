namespace Api.Ocs;

/// <summary>The oldest question of the protocol: what serves this.</summary>
internal static class Config
{
    public static Task HandleAsync(OcsAnswer answer) => answer.OkAsync(OcsValue.Object(
        ("version", "1.7"), ("website", WellKnown.StatusPhp.ProductName), ("host", answer.Api.Host.Value ?? ""), ("contact", ""),
        ("ssl", answer.Api.Scheme == "https")));
}
