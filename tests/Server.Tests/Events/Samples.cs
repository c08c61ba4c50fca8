using System.Collections;
using System.Reflection;
using Domain;
using Domain.Access;
using Domain.AppTokens;
using Domain.Groups;
using Domain.Links;
using Domain.Nodes;
using Domain.Shares;
using Domain.Spaces;
using Domain.Users;

namespace Server.Tests.Events;

/// <summary>An event of every kind there is, made by reflection, so that a new kind is there at once. All text in it is hostile.</summary>
internal static class Samples
{
    /// <summary>Two lines, colours, a bell, a name that runs backwards, a line that only some programs break.</summary>
    public const string Hostile = "a\r\nb\u001b[31m\u0007\u009b\u202etxt\u2028\ud83d\ude00\\";

    public static IEnumerable<object> Events =>
        new[]
            {
                typeof(NodeEvent), typeof(SpaceEvent), typeof(UserEvent), typeof(GroupEvent), typeof(ShareEvent), typeof(LinkEvent),
                typeof(AppTokenEvent), typeof(AccessEvent),
            }
            .SelectMany(type => type.GetNestedTypes()).Where(type => !type.IsAbstract)
            .SelectMany(type => new[] { Make(type, full: true), Make(type, full: false) });

    /// <param name="full">Whether what may be absent is there.</param>
    private static object Make(Type type, bool full)
    {
        var constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter, full))]);
    }

    private static object? Value(ParameterInfo parameter, bool full)
    {
        var type = parameter.ParameterType;
        if (Nullable.GetUnderlyingType(type) is { } inner) return full ? Value(inner) : null;
        if (new NullabilityInfoContext().Create(parameter).ReadState == NullabilityState.Nullable && !full) return null;
        return Value(type);
    }

    private static object Value(Type type) => type switch
    {
        _ when type == typeof(string) => Hostile,
        _ when type == typeof(Personal) => new Personal(Hostile),
        _ when type == typeof(long) => 12_400L,
        _ when type == typeof(int) => 3,
        _ when type == typeof(bool) => true,
        _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 8, 1, 12, 0, 0, TimeSpan.Zero),
        _ when type == typeof(Guid) => Guid.CreateVersion7(),
        _ when type.IsEnum => Enum.GetValues(type).GetValue(1)!,
        _ when type.IsGenericType => List(type.GetGenericArguments()[0]),
        _ => Make(type, full: true),
    };

    private static IList List(Type item)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        for (var i = 0; i < 5; i++) list.Add(Value(item));
        return list;
    }
}
