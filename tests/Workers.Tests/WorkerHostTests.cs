using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Workers.Tests;

public class WorkerHostTests
{
    [Fact]
    public async Task A_worker_that_fails_is_tried_again_and_the_others_go_on()
    {
        var failing = new Counting(fails: true);
        var working = new Counting(fails: false);
        using var stop = new CancellationTokenSource();

        var running = new WorkerHost([failing, working], TimeProvider.System, NullLogger<WorkerHost>.Instance).RunAsync(stop.Token);
        await Task.WhenAll(failing.Often.Task, working.Often.Task).WaitAsync(TimeSpan.FromSeconds(20));

        await stop.CancelAsync();
        await running;
    }

    private sealed class Counting(bool fails) : IWorker
    {
        private int _passes;

        public TaskCompletionSource Often { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "counting";

        public TimeSpan Every => TimeSpan.FromMilliseconds(5);

        public Task<string?> RunOnceAsync(CancellationToken ct)
        {
            if (++_passes == 3) Often.TrySetResult();
            return fails ? throw new InvalidOperationException("It fails every time.") : Task.FromResult<string?>(null);
        }
    }
}
