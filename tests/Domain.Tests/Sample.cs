using Domain.Nodes;

namespace Domain.Tests;

/// <summary>The people, places and things that the tests tell about.</summary>
internal static class Sample
{
    public static readonly UserId Ann = new(new Guid("0198a000-0000-7000-8000-00000000000a"));
    public static readonly UserId Bob = new(new Guid("0198a000-0000-7000-8000-00000000000b"));
    public static readonly GroupId Staff = new(new Guid("0198a000-0000-7000-8000-00000000000c"));
    public static readonly SpaceId Home = new(new Guid("0198a000-0000-7000-8000-000000000005"));
    public static readonly NodeId Root = new(new Guid("0198a000-0000-7000-8000-000000000001"));
    public static readonly NodeId Docs = new(new Guid("0198a000-0000-7000-8000-000000000002"));
    public static readonly NodeId Report = new(new Guid("0198a000-0000-7000-8000-000000000003"));
    public static readonly DateTimeOffset Noon = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly Content Text = new(
        new BlobId("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"), 120,
        "da39a3ee5e6b4b0d3255bfef95601890afd80709", "d41d8cd98f00b204e9800998ecf8427e", "00000001", "text/plain", Noon);

    public static NodeName Name(string text) => NodeName.Parse(text, out _) ?? throw new ArgumentException(text, nameof(text));

    public static Property Colour(string xml) => new("http://example.org/ns", "colour", xml);
}
