using Domain;
using Projections.Core;

namespace Server.Cli;

/// <summary>What people name on the command line: accounts, spaces, files and folders.</summary>
internal static class Names
{
    private const string NodeForms = "Name it as USER/path/to/it, or by its id (also of what is gone).";

    extension(CliSession session)
    {
        public async Task<SpaceId> FindSpaceAsync(string text, CancellationToken ct)
        {
            var id = text[(text.IndexOf('$', StringComparison.Ordinal) + 1)..].Split('!')[0];
            if (Guid.TryParse(id, out var space)) return new SpaceId(space);
            return (await session.FindUserAsync(text, ct)).PersonalSpace ?? throw new CommandFailedException($"{text} has no space.");
        }

        public async Task<NodeId> FindNodeAsync(string text, CancellationToken ct)
        {
            // A root's file id ends in the id of its space.
            if (Guid.TryParse(text[(text.LastIndexOf('!') + 1)..], out var id))
                return await session.Ledger.Core.SpaceAsync(new SpaceId(id), ct) is { } space ? space.Root : new NodeId(id);

            var path = text.Split('/', StringSplitOptions.RemoveEmptyEntries);
            if (path.Length == 0) throw new CommandFailedException($"'{text}' names nothing. {NodeForms}");
            var user = await session.FindUserAsync(path[0], ct);
            var found = await session.Ledger.Core.ResolveAsync(
                caller: null, new PathRoot.InPersonalSpace(user.Name), path[1..], withInline: false, ct);
            return found.Node?.Id ?? throw new CommandFailedException($"There is no {text}. {NodeForms}");
        }
    }
}
