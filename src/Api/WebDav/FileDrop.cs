using Domain.Access;
using Projections.Core;

namespace Api.WebDav;

/// <summary>
/// A link that only takes things: who drops a file sees nothing of what is there, so a name that is taken is no error and nothing is
/// overwritten. The file gets the next free name instead.
/// </summary>
internal static class FileDrop
{
    /// <summary>Names that are tried.</summary>
    public const int TriesMax = 100;

    /// <summary>Why this may not be done there, for whoever drops things: they lock nothing, and to them no file is there.</summary>
    public static DavRefusal? Check(NodeRow? there, AccessAction wanted) => (there, wanted) switch
    {
        (_, AccessAction.Lock) => DavRefusal.NotPermitted,
        (_, AccessAction.Write or AccessAction.Create) => null,
        ({ IsFolder: false }, _) => DavRefusal.NotFound,
        _ => null,
    };

    /// <summary>A refusal when no name was free.</summary>
    public static async ValueTask<DavRefusal?> AvoidTakenNameAsync(DavRequest request, CancellationToken ct)
    {
        if (!request.Caller.IsDropping || request.Target.Node is not { IsFolder: false, Name: var taken }) return null;
        var (stem, extension) = (Path.GetFileNameWithoutExtension(taken), Path.GetExtension(taken));
        for (var i = 1; i <= TriesMax; i++)
        {
            if (await request.ResolveBesideAsync($"{stem} ({i}){extension}", ct) is { } refusal) return refusal;
            if (request.Target.Node is null) return null;
        }

        return DavRefusal.Conflict("Too many files of this name are here already.");
    }
}
