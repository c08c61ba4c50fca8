using GraphQl.TypeSystem;

namespace GraphQl.Tests.TypeSystem.Rules;

/// <summary>One rule of type validation against SDL: refused with that section, or taken.</summary>
internal static class RuleCheck
{
    private const string Query = " type Query { q: Int }";

    public static void Takes(string sdl) => SchemaBuilder.FromSdl(sdl + Query);

    public static void Refuses(string rule, string sdl)
    {
        var refusal = Assert.Throws<SchemaException>(() => SchemaBuilder.FromSdl(sdl + Query));
        Assert.Contains(refusal.Errors, error => error.Rule == rule && error.Locations.Count > 0);
    }
}
