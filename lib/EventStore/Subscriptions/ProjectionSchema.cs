namespace EventStore.Subscriptions;

/// <summary>Names of the schemas that hold a read model, its successor in the making, and the copy it is verified against.</summary>
internal static class ProjectionSchema
{
    public static string Next(string name) => $"{name}_next";

    public static string Old(string name) => $"{name}_old";

    public static string Scratch(string name) => $"{name}_verify";

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
