namespace Api.Http;

/// <summary>A method and the paths that it is for.</summary>
/// <param name="Template"><c>{name}</c> stands for one segment; all else for itself.</param>
internal abstract record PathRoute(string Method, string Template)
{
    private readonly string[] _segments = Template.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What the names stand for; null when the path is another's.</summary>
    public IReadOnlyDictionary<string, string>? Match(IReadOnlyList<string> path)
    {
        if (path.Count != _segments.Length) return null;
        Dictionary<string, string>? values = null;
        for (var i = 0; i < _segments.Length; i++)
        {
            if (_segments[i] is ['{', .. var name, '}']) (values ??= [])[name] = path[i];
            else if (_segments[i] != path[i]) return null;
        }

        return values ?? [];
    }
}

/// <summary>What a table of routes has for a request.</summary>
/// <param name="Route">The first that fits; null when none does.</param>
/// <param name="Allowed">Without a route: the methods that the path has. None: it is nobody's.</param>
internal sealed record RouteMatch<T>(T? Route, IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Allowed)
    where T : PathRoute
{
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    public static RouteMatch<T> Find(IEnumerable<T> routes, string method, IReadOnlyList<string> path)
    {
        var allowed = new List<string>();
        foreach (var route in routes)
        {
            if (route.Match(path) is not { } values) continue;
            if (route.Method == method) return new(route, values, []);
            if (!allowed.Contains(route.Method)) allowed.Add(route.Method);
        }

        return new(null, Nothing, allowed);
    }
}
