using Xunit;
using static EventStore.Tests.Requests;

namespace EventStore.Tests.Acceptance;

/// <summary>What every implementation of <see cref="IEventStore"/> must do. A factory gives a store on an empty log.</summary>
public abstract partial class EventStoreAcceptanceTests : IAsyncLifetime
{
    protected IEventStore Store { get; private set; } = null!;

    protected abstract Task<IEventStore> CreateAsync(EventTypes types);

    public async Task InitializeAsync() => Store = await CreateAsync(TestEvents.Types());

    public abstract Task DisposeAsync();

    [Fact]
    public async Task The_first_event_stands_at_1_and_an_empty_log_ends_at_0()
    {
        Assert.Equal(LogPosition.Start, await Store.HeadAsync(default));

        var first = (await AppendAsync(Note())).Done();

        Assert.Equal((1, 1, false), (first.First.Value, first.Last.Value, first.Repeated));
        Assert.Equal(new LogPosition(1), await Store.HeadAsync(default));
    }

    [Fact]
    public async Task Events_come_back_as_they_were_appended()
    {
        var stream = NewStream();
        var appended = (await AppendAsync(Append(stream, 0, new Noted("ü\n\"\u0001", 7), new Closed()))).Done();

        var read = await Store.ReadStreamAsync(stream, 1, default).ToListAsync();

        Assert.Equal([new Noted("ü\n\"\u0001", 7), new Closed()], read.Select(e => e.Event));
        Assert.Equal([(1L, 1L), (2L, 2L)], read.Select(e => (e.Position.Value, e.Version)));
        Assert.Equal(["noted", "closed"], read.Select(e => e.Type));
        Assert.All(read, e => Assert.Equal(stream, e.Stream));
        Assert.All(read, e => Assert.Equal(Metadata.Headers.ToArray(), e.Metadata.Headers.ToArray()));
        Assert.All(read, e => Assert.Equal(
            ("correlation", "causation", "user"), (e.Metadata.CorrelationId, e.Metadata.CausationId, e.Metadata.UserName)));
        Assert.Equal([appended.RecordedAt, appended.RecordedAt.AddMicroseconds(1)], read.Select(e => e.RecordedAt));
        Assert.Equal(2, read.Select(e => e.Id).Distinct().Count());
    }

    [Fact]
    public async Task Stored_text_is_exactly_what_was_serialised()
    {
        await AppendAsync(Note("exact", 3));

        var raw = Assert.Single(await Store.ReadRawLogAsync(LogPosition.Start, 10, default).ToListAsync());

        Assert.Equal("""{"text":"exact","number":3}"""u8.ToArray(), raw.Data.ToArray());
        Assert.Equal(Metadata.Headers.ToArray(), raw.Metadata.Headers.ToArray());
    }

    [Fact]
    public async Task A_stream_is_read_from_a_version_and_the_log_from_a_position()
    {
        var stream = NewStream();
        await AppendAsync(Append(stream, 0, new Noted("1"), new Noted("2"), new Noted("3")));

        Assert.Equal([2, 3], await Store.ReadStreamAsync(stream, 2, default).Select(e => e.Version).ToListAsync());
        Assert.Equal([2], await Store.ReadLogAsync(new LogPosition(1), 1, default).Select(e => e.Position.Value).ToListAsync());
        Assert.Empty(await Store.ReadLogAsync(new LogPosition(3), 10, default).ToListAsync());
        Assert.Empty(await Store.ReadStreamAsync(NewStream(), 1, default).ToListAsync());
    }

    [Fact]
    public async Task Long_streams_and_logs_are_read_whole()
    {
        var stream = NewStream();
        await AppendAsync(Append(stream, 0, [.. Enumerable.Range(1, 2500).Select(n => new Noted("n", n))]));

        Assert.Equal(
            Enumerable.Range(1, 2500).Select(n => (long)n),
            await Store.ReadStreamAsync(stream, 1, default).Select(e => e.Version).ToListAsync());
        Assert.Equal(2345, await Store.ReadLogAsync(LogPosition.Start, 2345, default).CountAsync());
    }

    [Fact]
    public async Task Many_streams_are_appended_together_or_not_at_all()
    {
        var (a, b) = (NewStream(), NewStream());
        var both = (await AppendAsync(Append(
            new StreamAppend(a, 0, [new Noted("a")]), new StreamAppend(b, 0, [new Noted("b"), new Closed()])))).Done();
        Assert.Equal((1, 3), (both.First.Value, both.Last.Value));

        var half = await AppendAsync(Append(new StreamAppend(a, 1, [new Closed()]), new StreamAppend(b, 1, [new Closed()])));

        Assert.Equal(new AppendResult.WrongVersion(b.Key, 2), half);
        Assert.Equal(1, await Store.ReadStreamAsync(a, 1, default).CountAsync());
    }

    [Fact]
    public async Task A_new_stream_must_be_new_and_an_old_one_as_seen()
    {
        var stream = NewStream();
        Assert.Equal(new AppendResult.WrongVersion(stream.Key, 0), await AppendAsync(Append(stream, 1, new Closed())));

        await AppendAsync(Append(stream, 0, new Noted("1")));

        Assert.Equal(new AppendResult.WrongVersion(stream.Key, 1), await AppendAsync(Append(stream, 0, new Closed())));
        Assert.Equal(2, (await AppendAsync(Append(stream, 1, new Closed()))).Done().Last.Value);
    }

    [Fact]
    public async Task Any_version_appends_to_what_is_there()
    {
        var stream = NewStream();
        await AppendAsync(Append(stream, StreamAppend.Any, new Noted("1")));
        await AppendAsync(Append(stream, StreamAppend.Any, new Noted("2"), new Noted("3")));

        Assert.Equal([1, 2, 3], await Store.ReadStreamAsync(stream, 1, default).Select(e => e.Version).ToListAsync());
    }

    [Fact]
    public async Task A_repeated_command_answers_its_first_result_and_changes_nothing()
    {
        var request = Note();
        var first = (await AppendAsync(request)).Done();
        await AppendAsync(Note());

        var again = (await AppendAsync(request)).Done();

        Assert.Equal(first with { Repeated = true }, again);
        Assert.Equal(new LogPosition(2), await Store.HeadAsync(default));
    }

    [Fact]
    public async Task A_command_that_was_noted_to_have_had_nothing_to_append_appends_nothing_later()
    {
        var command = Guid.CreateVersion7();
        Assert.Null(await Store.FindCommandAsync(command, default));
        await Store.NoteCommandAsync(command, default);
        var head = await Store.HeadAsync(default);

        var result = (await AppendAsync(Note() with { CommandId = command })).Done();

        Assert.True(result.Repeated);
        Assert.True(result.Last < result.First);
        Assert.Equal(head, await Store.HeadAsync(default));
        Assert.Equal(result, await Store.FindCommandAsync(command, default));
    }

    [Fact]
    public async Task A_refused_command_may_be_sent_again_with_the_same_id()
    {
        var stream = NewStream();
        var request = Append(stream, 1, new Closed());
        Assert.IsType<AppendResult.WrongVersion>(await AppendAsync(request));

        await AppendAsync(Append(stream, 0, new Noted("1")));

        Assert.False((await AppendAsync(request)).Done().Repeated);
    }

    [Fact]
    public async Task An_unregistered_an_oversized_or_an_empty_append_is_the_callers_bug()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => AppendAsync(Append(NewStream(), 0, new Unregistered())));
        await Assert.ThrowsAsync<ArgumentException>(() => AppendAsync(Note(new string('x', 70_000))));
        await Assert.ThrowsAsync<ArgumentException>(() => AppendAsync(Append(NewStream(), 0)));
        var twice = new StreamAppend(NewStream(), 0, [new Closed()]);
        await Assert.ThrowsAsync<ArgumentException>(() => AppendAsync(Append(twice, twice)));
    }

    [Fact]
    public async Task Recorded_time_is_strictly_monotone()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AppendAsync(Append(NewStream(), 0, new Noted("a"), new Noted("b")))));

        var times = await Store.ReadLogAsync(LogPosition.Start, 1000, default).Select(e => e.RecordedAt).ToListAsync();

        Assert.Equal(100, times.Count);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.First < pair.Second));
        Assert.InRange(times[^1], DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [Fact]
    public async Task A_cancelled_caller_is_let_go()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.AppendAsync(Note(), cancelled.Token));

        Assert.Equal(LogPosition.Start, await Store.HeadAsync(default));
    }

    private Task<AppendResult> AppendAsync(AppendRequest request) => Store.AppendAsync(request, default);
}
