using System.Xml;
using System.Xml.Linq;
using Api.GraphQl.Requests;
using Api.GraphQl.Types;
using Api.Http;
using Commands;
using Domain;
using Domain.Access;
using Domain.Nodes;
using GraphQl.TypeSystem;
using Projections.Core;

namespace Api.GraphQl.Mutations;

/// <summary>Mutation.lockItem, Mutation.refreshLock and Mutation.unlockItem: the write locks that WebDAV clients take too.</summary>
internal static class LockMutations
{
    private const int NoteMax = 1_000;
    private static readonly int SecondsMax = (int)Limits.LockTimeoutMax.TotalSeconds;

    private static readonly Refusal BadTime = new(RefusalCode.InvalidInput, $"A lock lasts 1 to {SecondsMax} seconds.");
    private static readonly Refusal BadNote = new(RefusalCode.InvalidInput, "The note holds a character that no text has.");
    private static readonly Refusal NoSuchLock = new(RefusalCode.NoSuchLock, "The token names no lock of this.");

    private static readonly InputValueDefinition Token = new("token", "String!", "The lock's token.");
    private static readonly InputValueDefinition Seconds = new(
        "seconds", "Int!", "How long it lasts from now on, unless it is refreshed.", $"{(int)Limits.LockTimeoutDefault.TotalSeconds}");

    private sealed record NewInput(string Item, bool IsShared, bool IsDeep, int Seconds, string? Note);

    public static readonly IMutation Lock = new Mutation<NewInput>("lockItem", "Takes a write lock: nobody else changes the thing meanwhile.")
    {
        Input =
        [
            ItemInputs.Item, new("isShared", "Boolean!", "Whether others may hold such a lock beside it.", "false"),
            new("isDeep", "Boolean!", "Whether all below is locked as well.", "true"), Seconds,
            new("note", "String", "What to tell those who meet it."),
        ],
        Rules = new InputRules().Id("item").Text("note", NoteMax).Keeps<int?>("seconds", CheckTime).Keeps<string>("note", CheckNote),
        Read = static input => new(
            input.Get<string>("item")!, input.Get<bool>("isShared"), input.Get<bool>("isDeep"), input.Get<int>("seconds"),
            input.Get<string>("note")),
        Payload = [Made, Payloads.Item("item", ItemInterface.Name, "It, as it is now.")],
        RunAsync = LockAsync,
        IsSetting = true,
    };

    public static readonly IMutation Refresh = OfHeld(
        "refreshLock", "Lets a lock of yours last longer.", [Seconds], new InputRules().Keeps<int?>("seconds", CheckTime),
        static (run, input, by, seenAt, root, held, token, ct) => run.Services.Nodes.RefreshLockAsync(
            by, seenAt, root, held, token, run.Request.Now.AddSeconds(input.Get<int>("seconds")), ct),
        isSetting: true);

    public static readonly IMutation Unlock = OfHeld(
        "unlockItem", "Gives a lock of yours up.", [], new InputRules(),
        static (run, input, by, seenAt, root, held, token, ct) => run.Services.Nodes.UnlockAsync(by, seenAt, root, held, token, ct),
        isSetting: false);

    private delegate Task<Outcome> Command(
        MutationRun run, InputObject input, Envelope by, EventStore.LogPosition seenAt, NodeSnapshot root,
        IReadOnlyList<Domain.Locks.HeldLock> held, string token, CancellationToken ct);

    private static Field<MutationRun> Made => new("lock", LockType.Name, static async (run, context) =>
        run is { Node: { } node, Value: string token } && await context.Loaders.Locks.LoadAsync(node) is { } locks
            ? locks.FirstOrDefault(held => held.Token == token)
            : null,
        "The lock, as it is now.");

    private static async Task LockAsync(NewInput input, MutationRun run, CancellationToken ct)
    {
        var (token, expiresAt) = ($"urn:uuid:{run.NewKey():D}", run.Request.Now.AddSeconds(input.Seconds));
        var note = input.Note is { Length: > 0 } text ? new Personal(new XText(text).ToString()) : default(Personal?);
        var wanted = new NodeLock(token, !input.IsShared, input.IsDeep, note, run.Request.User.Id, expiresAt);
        NodeId? node = null;
        var done = await run.Blaming("item").CommandAsync(
            async attempt =>
            {
                var (item, refusal) = await run.FindAsync(input.Item, AccessAction.Lock, attempt);
                if (item is null) return refusal!;
                node = item.Node.Id;
                var held = await HeldAsync(run, item, withBelow: input.IsDeep && item.Node.IsFolder, attempt);
                return await run.Services.Nodes.LockAsync(
                    run.Envelope(item.Reason(AccessAction.Lock)), item.SeenAt, item.Node.ToSnapshot(), wanted,
                    [.. held.Select(row => row.ToHeld())], attempt);
            },
            ct);
        if (done is not null) (run.Node, run.Value) = (node, token);
    }

    private static Mutation<InputObject> OfHeld(
        string name, string description, IReadOnlyList<InputValueDefinition> more, InputRules rules, Command command, bool isSetting) =>
        new(name, description)
        {
            Input = [ItemInputs.Item, Token, .. more],
            Rules = rules.Id("item", "token"),
            Read = static input => input,
            Payload = isSetting
                ? [Made, Payloads.Item("item", ItemInterface.Name, "It, as it is now.")]
                : [Payloads.Item("item", ItemInterface.Name, "It, as it is now.")],
            RunAsync = async (input, run, ct) =>
            {
                var token = input.Get<string>("token")!;
                NodeId? node = null;
                var done = await run.CommandAsync(
                    async attempt =>
                    {
                        var (item, refusal) = await run.Blaming("item").FindAsync(input.Get<string>("item")!, AccessAction.Lock, attempt);
                        if (item is null) return refusal!;
                        node = item.Node.Id;
                        var held = await HeldAsync(run, item, withBelow: false, attempt);
                        if (held.FirstOrDefault(row => row.Token == token) is not { } wanted || await RootAsync(run, item, wanted, attempt) is not { } root)
                            return run.Blame(NoSuchLock, "token");
                        return await command(
                            run.Blaming("token"), input, run.Envelope(item.Reason(AccessAction.Lock)), item.SeenAt, root.ToSnapshot(),
                            [.. held.Select(row => row.ToHeld())], token, attempt);
                    },
                    ct);
                if (done is not null) (run.Node, run.Value) = (node, token);
            },
            IsSetting = isSetting,
        };

    private static async ValueTask<IReadOnlyList<LockRow>> HeldAsync(MutationRun run, SeenItem item, bool withBelow, CancellationToken ct) =>
        item.Space.LockCount == 0 ? [] : await run.Services.Core.LocksAsync(item.Node.Id, withBelow, run.Request.Now, ct);

    /// <summary>A lock from above stands on another thing, whose row the command needs.</summary>
    private static async ValueTask<NodeRow?> RootAsync(MutationRun run, SeenItem item, LockRow held, CancellationToken ct) =>
        held.Node == item.Node.Id
            ? item.Node
            : (await run.Services.Core.ResolveAsync(
                run.Request.User.Id, new PathRoot.AtNode(item.Space.Id, held.Node), [], withInline: false, ct)).Node;

    private static Refusal? CheckTime(int? seconds) => seconds < 1 || seconds > SecondsMax ? BadTime : null;

    private static Refusal? CheckNote(string note)
    {
        try
        {
            XmlConvert.VerifyXmlChars(note);
            return null;
        }
        catch (XmlException)
        {
            return BadNote;
        }
    }
}
