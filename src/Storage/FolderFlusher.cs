namespace Storage;

/// <summary>
/// Makes names in folders durable for all uploads that wait at the same time: while one round is at the disk, the next one gathers,
/// and each folder is flushed once a round.
/// </summary>
internal sealed class FolderFlusher(FlushThreads threads)
{
    private readonly Lock _gate = new();
    private Round? _next;
    private bool _isRunning;

    /// <summary>Every name that stood in the folders when this was called is durable when it returns.</summary>
    public Task FlushAsync(IEnumerable<string> folders)
    {
        lock (_gate)
        {
            var round = _next ??= new Round();
            round.Folders.UnionWith(folders);
            if (!_isRunning)
            {
                _isRunning = true;
                _ = threads.RunAsync(FlushRounds);
            }

            return round.Done.Task;
        }
    }

    private void FlushRounds()
    {
        while (TakeRound() is { } round)
        {
            try
            {
                foreach (var folder in round.Folders) Posix.FlushFolder(folder);
                round.Done.SetResult();
            }
            catch (Exception e)
            {
                // A folder that cannot be flushed is a failing disk: nobody of the round is told that its blob is safe.
                round.Done.SetException(e);
            }
        }
    }

    private Round? TakeRound()
    {
        lock (_gate)
        {
            var round = _next;
            _next = null;
            _isRunning = round is not null;
            return round;
        }
    }

    private sealed class Round
    {
        public HashSet<string> Folders { get; } = [];

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
