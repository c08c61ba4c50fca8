using System.Security.Cryptography;
using System.Text;
using Domain;
using Domain.Nodes;
using EventStore;
using Xunit;

namespace Commands.Tests;

/// <summary>A personal space, and short ways to fill it. What these do must succeed.</summary>
internal sealed record Home(Ledger Ledger, NewUser Owner, SpaceId Space, NodeId Root)
{
    public Nodes Nodes => Ledger.Nodes;

    public Place At(string name, NodeSnapshot? replaced = null) => At(Root, name, name, replaced);

    public Place At(NodeId folder, string name, string? path = null, NodeSnapshot? replaced = null) =>
        new(Space, folder, Sample.Name(name), path ?? $"folder/{name}", replaced);

    public async Task<NodeSnapshot> FolderAsync(string name, NodeId? parent = null) =>
        await MadeAsync(await Nodes.CreateFolderAsync(
            Ledger.By(), await Ledger.HeadAsync(), At(parent ?? Root, name), mtime: null, [], default));

    public async Task<NodeSnapshot> FileAsync(string name, NodeId? parent = null, long sizeBytes = 10) =>
        await MadeAsync(await Nodes.CreateFileAsync(
            Ledger.By(), await Ledger.HeadAsync(), At(parent ?? Root, name), Sample.Content(sizeBytes), default));

    public async Task<NodeSnapshot> TrashedAsync(NodeSnapshot node) =>
        await MadeAsync(await Nodes.TrashAsync(Ledger.By(), await Ledger.HeadAsync(), node, node.Name, default));

    private async Task<NodeSnapshot> MadeAsync(Outcome outcome) =>
        await Ledger.SnapshotAsync(Assert.IsType<Outcome.Done>(outcome).Node);
}

internal static class Sample
{
    public static readonly UserId Ann = new(new Guid("0198a000-0000-7000-8000-00000000000a"));
    public static readonly DateTimeOffset Noon = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);

    public static NodeName Name(string text) => NodeName.Parse(text, out _) ?? throw new ArgumentException(text, nameof(text));

    /// <summary>Content that claims a size; its bytes stand nowhere.</summary>
    public static NewContent Content(long sizeBytes) => new(
        new Content(
            new BlobId(new string('a', 64)), sizeBytes, new string('b', 40), new string('c', 32), "00000001", "text/plain", Noon),
        Inline: null);

    /// <summary>Content with its bytes.</summary>
    public static NewContent Content(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var blob = new BlobId(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        return new NewContent(Content(bytes.Length).Content with { Blob = blob }, bytes);
    }
}
