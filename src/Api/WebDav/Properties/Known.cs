namespace Api.WebDav.Properties;

/// <summary>Every live property of files and folders.</summary>
internal static class Known
{
    public static readonly PropertyTable<Resource> Properties =
        new(Live.Properties, OwnCloud.Properties, Marked.Properties, Quota.Properties, Locks.Properties);
}
