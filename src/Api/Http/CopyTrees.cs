using Commands;
using Domain;
using Domain.Nodes;
using Projections.Core;

namespace Api.Http;

/// <summary>What a copy takes along.</summary>
internal static class CopyTrees
{
    extension(ApiServices services)
    {
        /// <summary>A file, or a folder with all below it that the caller is not denied; of each its content and properties.</summary>
        /// <param name="isDeep">Without, a folder comes alone.</param>
        public async Task<IReadOnlyList<CopyNode>> CopyTreeAsync(
            Caller caller, SpaceRow space, NodeRow source, bool isDeep, CancellationToken ct)
        {
            var rows = new List<NodeRow>();
            if (!source.IsFolder || !isDeep) rows.Add(source);
            else await services.AddTreeAsync(caller, space, source, rows, ct);

            NodeId[] withProperties = [.. rows.Where(row => row.HasProperties).Select(row => row.Id)];
            var properties = withProperties.Length == 0 ? null : await services.Core.PropertiesAsync(withProperties, ct);
            return [.. rows.Select(row => new CopyNode(
                row.Id, row.Parent, row.Name, row.IsFolder, row.Content, row.Mtime,
                row.HasProperties ? [.. properties![row.Id].Select(kept => new Property(kept.Namespace, kept.Name, kept.Xml))] : []))];
        }

        /// <summary>Nothing goes along that the caller is denied, nor what stands below it.</summary>
        private async Task AddTreeAsync(Caller caller, SpaceRow space, NodeRow source, List<NodeRow> rows, CancellationToken ct)
        {
            var denied = (await services.DenialsAsync(caller, space, ct)).ToHashSet();
            await foreach (var row in services.Core.TreeAsync(source.Id, Limits.CopyNodesMax, ct))
            {
                // Folders come before what they hold.
                if (denied.Contains(row.Id) || (row.Parent is { } parent && denied.Contains(parent))) denied.Add(row.Id);
                else rows.Add(row);
            }
        }
    }
}
