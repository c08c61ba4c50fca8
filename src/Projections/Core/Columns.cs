using Npgsql;
using NpgsqlTypes;

namespace Projections.Core;

/// <summary>Rows travel to PostgreSQL as one array per column, whose types are named so that nothing has to be guessed.</summary>
internal static class Columns
{
    extension(NpgsqlBatchCommand command)
    {
        public NpgsqlBatchCommand With<T>(List<T> values, NpgsqlDbType type)
        {
            command.Parameters.Add(new NpgsqlParameter<List<T>> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
            return command;
        }

        public NpgsqlBatchCommand Uuids(List<Guid> values) => command.With(values, NpgsqlDbType.Uuid);

        public NpgsqlBatchCommand Uuids(List<Guid?> values) => command.With(values, NpgsqlDbType.Uuid);

        public NpgsqlBatchCommand Texts<T>(List<T> values) where T : class? => command.With(values, NpgsqlDbType.Text);

        public NpgsqlBatchCommand Bytes<T>(List<T> values) where T : class? => command.With(values, NpgsqlDbType.Bytea);

        public NpgsqlBatchCommand Bigints(List<long> values) => command.With(values, NpgsqlDbType.Bigint);

        public NpgsqlBatchCommand Booleans(List<bool> values) => command.With(values, NpgsqlDbType.Boolean);

        public NpgsqlBatchCommand Times(List<DateTime> values) => command.With(values, NpgsqlDbType.TimestampTz);

        public NpgsqlBatchCommand One<T>(T value, NpgsqlDbType type)
        {
            command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value, NpgsqlDbType = type });
            return command;
        }
    }

    extension(NpgsqlBatch batch)
    {
        public NpgsqlBatchCommand Statement(string sql)
        {
            var command = new NpgsqlBatchCommand(sql);
            batch.BatchCommands.Add(command);
            return command;
        }
    }
}
