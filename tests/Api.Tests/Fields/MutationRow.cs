using Api.Tests.Matrix;
using Domain.Access;
using Input = System.Collections.Generic.Dictionary<string, object?>;

namespace Api.Tests.Fields;

/// <summary>A mutation in the table.</summary>
/// <param name="Expect">What becomes of it, by whom, when its input is right.</param>
/// <param name="InputAsync">An input that is right; of things of its own when something changes.</param>
internal sealed record MutationRow(string Name, Func<World, Who, string> Expect, Func<World, Who, bool, Task<Input>> InputAsync)
{
    /// <summary>A file that comes with it.</summary>
    public byte[]? File { get; init; }

    /// <summary>What is found wrong only after it was seen that the caller may do this.</summary>
    public Func<World, Input, IEnumerable<(string Name, object? Value, string Expected)>> Late { get; init; } = (_, _) => [];

    /// <summary>
    /// Whether it answers in the same words when it is sent again. A secret is told once, and of several commands what is left is done.
    /// </summary>
    public bool IsToldAgain { get; init; } = true;

    /// <summary>Nobody is to carry it out: only what is wrong with it is told.</summary>
    public bool IsTriedOnly { get; init; }

    /// <summary>Of a thing in the space: who may not see it is told that there is none.</summary>
    public static Func<World, Who, string> Needs(string id, Permission needed, string path = World.Work) => (world, who) =>
    {
        var own = world.PermissionsOf(who, path);
        return !own.Has(Permission.Stat) ? $"NOT_FOUND input.{id}" : own.Has(needed) ? Outcome.Done : $"FORBIDDEN input.{id}";
    };

    /// <summary>Several things: the first refusal is told.</summary>
    public static Func<World, Who, string> Both(params Func<World, Who, string>[] needs) => (world, who) =>
        needs.Select(each => each(world, who)).FirstOrDefault(told => told != Outcome.Done) ?? Outcome.Done;

    /// <summary>Guests may not, whatever it is about.</summary>
    public static Func<World, Who, string> NoGuest(Func<World, Who, string> needs) => (world, who) =>
        who == Who.Guest ? Outcome.Forbidden : needs(world, who);

    public static string OfAdmin(World world, Who who) => who == Who.Admin ? Outcome.Done : Outcome.Forbidden;

    public static string OfAnybody(World world, Who who) => Outcome.Done;

    /// <summary>Who manages a space, and whose account manages all.</summary>
    public static string OfSpace(World world, Who who) =>
        who == Who.Admin ? Outcome.Done : Needs("space", Permission.UpdateGrant, "")(world, who);
}
