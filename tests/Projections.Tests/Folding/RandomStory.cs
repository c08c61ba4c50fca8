using Domain;
using Domain.Nodes;

namespace Projections.Tests.Folding;

/// <summary>A log of a thousand sensible events, and the tree that it ends in, kept the plain way.</summary>
public sealed class RandomStory
{
    private readonly Random _random;
    private readonly List<Member> _members = [];

    public RandomStory(int seed, int steps)
    {
        _random = new Random(seed);
        _members.Add(new Member(Story.Root, true) { Name = "" });
        for (var i = 0; i < steps; i++) Step();
    }

    public Story Story { get; } = Story.OfAlan();

    /// <summary>Path of everything that is live, root left out.</summary>
    public IReadOnlyDictionary<NodeId, string> LivePaths() =>
        _members.Where(m => m.Parent is not null && IsLive(m)).ToDictionary(m => m.Id, PathOf);

    private void Step()
    {
        var folder = Pick(m => m.IsFolder && IsLive(m))!;
        var live = Pick(m => m.Parent is not null && IsLive(m));
        switch (_random.Next(12))
        {
            case 0 or 1: Add(Story.Folder(folder.Id, Name()), folder, isFolder: true); break;
            case 2 or 3 or 4: Add(Story.File(folder.Id, Name(), _random.Next(100)), folder, isFolder: false); break;
            case 5 when live is not null: live.Name = Name(); Story.Rename(live.Id, live.Name); break;
            case 6 when live is not null && !IsBelow(folder, live):
                live.Parent = folder;
                Story.Move(live.Id, folder.Id);
                break;
            case 7 when live is not null: live.IsTrashed = true; Story.Trash(live.Id); break;
            case 8 when Pick(m => m.IsTrashed) is { } trashed:
                (trashed.IsTrashed, trashed.Parent) = (false, folder);
                Story.Restore(trashed.Id, folder.Id);
                break;
            case 9 when Pick(m => m.IsTrashed) is { } trashed:
                Story.Purge(trashed.Id);
                _members.RemoveAll(m => m == trashed || (!IsTrashedApart(m, trashed) && IsBelow(m, trashed)));
                break;
            case 10 when live is { IsFolder: false }: Story.Upload(live.Id, _random.Next(1000)); break;
            case 11 when live is { IsFolder: false }: Story.Download(live.Id); break;
            default: break;
        }
    }

    private void Add(NodeId id, Member parent, bool isFolder) =>
        _members.Add(new Member(id, isFolder) { Parent = parent, Name = Story.NameOf(id) });

    private string Name() => $"{(char)('a' + _random.Next(26))}{Story.Position}";

    private Member? Pick(Func<Member, bool> which) =>
        _members.Where(which).ToArray() is { Length: > 0 } found ? found[_random.Next(found.Length)] : null;

    private static bool IsLive(Member member)
    {
        for (var at = member; at is not null; at = at.Parent) if (at.IsTrashed) return false;
        return true;
    }

    private static bool IsBelow(Member member, Member folder)
    {
        for (var at = member; at is not null; at = at.Parent) if (at == folder) return true;
        return false;
    }

    /// <summary>What went into the trash on its own has left the folder it was in, and outlives its purge.</summary>
    private static bool IsTrashedApart(Member member, Member top)
    {
        for (var at = member; at is not null && at != top; at = at.Parent) if (at.IsTrashed) return true;
        return false;
    }

    private static string PathOf(Member member) => member.Parent is { } parent ? $"{PathOf(parent)}/{member.Name}" : "";

    private sealed class Member(NodeId id, bool isFolder)
    {
        public NodeId Id => id;
        public bool IsFolder => isFolder;
        public Member? Parent { get; set; }
        public required string Name { get; set; }
        public bool IsTrashed { get; set; }
    }
}
