using Npgsql;

namespace Projections;

/// <summary>One statement for many rows: each parameter is a column, given as an array to <c>unnest</c>.</summary>
internal static class SetBased
{
    extension(NpgsqlBatch batch)
    {
        /// <param name="columns">In the order of <c>$1</c>, <c>$2</c> …; all of one length.</param>
        public void Add(string sql, params ReadOnlySpan<object> columns)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var column in columns) command.Parameters.Add(new NpgsqlParameter { Value = column });
            batch.BatchCommands.Add(command);
        }
    }
}
