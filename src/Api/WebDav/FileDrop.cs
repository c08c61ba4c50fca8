using Api.Http;
using Commands;
using Domain;
using Domain.Access;
using Projections.Core;

namespace Api.WebDav;

/// <summary>
/// A link that only takes things: who drops something learns nothing of what is there. A name that is taken is no error and nothing is
/// overwritten: a file gets another name, and a folder is made or was there already, which looks the same.
/// </summary>
internal static class FileDrop
{
    /// <summary>Numbered names that are tried before one that nobody could have guessed.</summary>
    public const int TriesMax = 10;

    /// <summary>Why this may not be done there, for whoever drops things: they lock nothing, and to them nothing is below the link's folder.</summary>
    public static DavRefusal? Check(NodeRow? there, NodeId top, AccessAction wanted) => wanted switch
    {
        AccessAction.Lock => DavRefusal.NotPermitted,
        AccessAction.Write or AccessAction.Create => null,
        _ => there is null || there.Id == top ? null : DavRefusal.NotFound,
    };

    /// <summary>What is put into a folder that is not there for them goes to the link's own: a conflict would tell which folders are there.</summary>
    public static bool GoesToTop(Caller caller, DavAddress at, AccessAction wanted) =>
        caller.IsDropping && at.Path.Count > 1 && wanted is (AccessAction.Write or AccessAction.Create);

    /// <summary>A refusal when no name was free.</summary>
    public static async ValueTask<DavRefusal?> AvoidTakenNameAsync(DavRequest request, CancellationToken ct)
    {
        if (!request.Caller.IsDropping || request.Target.Node is not { Name: var taken } there || IsTop(request, there)) return null;
        var (stem, extension) = (Path.GetFileNameWithoutExtension(taken), Path.GetExtension(taken));
        for (var i = 1; i <= TriesMax + 1; i++)
        {
            var mark = i <= TriesMax ? $"{i}" : $"{Guid.NewGuid():n}";
            if (await request.ResolveBesideAsync($"{stem} ({mark}){extension}", ct) is { } refusal) return refusal;
            if (request.Target.Node is null) return null;
        }

        return DavRefusal.Contended;
    }

    /// <summary>What MKCOL comes to where a folder stands already: nothing is done, and it is told as if it were. Null: it is to be made.</summary>
    public static Outcome.Done? Stands(DavRequest request) =>
        request.Caller.IsDropping && request.Target.Node is { IsFolder: true } there && !IsTop(request, there)
            ? new Outcome.Done(there.Id, 0, Position: null, Content: null, RecordedAt: null)
            : null;

    /// <summary>Neither its id, nor its ETag, nor where the log stands tells whether the folder is new.</summary>
    public static void TellMade(DavRequest request) => request.Response.Headers.Remove(LogPositions.Header);

    private static bool IsTop(DavRequest request, NodeRow node) => request.Caller.Link!.Grant.Node == node.Id;
}
