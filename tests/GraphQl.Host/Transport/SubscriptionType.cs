using GraphQl.Execution;
using GraphQl.TypeSystem;

namespace GraphQl.Host.Transport;

/// <summary>type Subscription of the transport checks.</summary>
internal static class SubscriptionType
{
    public static ObjectType<object> Of(Streams streams) => new("Subscription", "What can be listened to.",
    [
        Numbers(
            "countdown", "Int!", context => Streams.Countdown(context.Argument<int>("from"), context.Argument<int>("everyMs")),
            "from, from - 1, … 0, then the end") with
        {
            Arguments = [new("from", "Int!"), new("everyMs", "Int!", null, "0")],
        },
        Numbers("ticks", "Int!", _ => streams.Ticks(), "0, 1, 2, … every 20 ms until nobody listens"),
        Numbers(
            "failing", "Int", context => Streams.Failing(context.Argument<int>("after")),
            "So many events, then the source stream fails with 'stream failed'") with
        {
            Arguments = [new("after", "Int!")],
        },
        SubscriptionField.Of<int>(
            "badEvents",
            "Int",
            _ => new(Streams.Countdown(2, 0)),
            (_, _) => throw new GraphQlException("bad event"),
            "The event itself is an execution error, three times"),
    ]);

    private static Field<object> Numbers(string name, string type, Func<FieldContext, IAsyncEnumerable<int>> stream, string description) =>
        SubscriptionField.Of<int>(name, type, context => new(stream(context)), (number, _) => new(number), description);
}
