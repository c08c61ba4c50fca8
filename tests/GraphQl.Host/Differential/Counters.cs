namespace GraphQl.Host.Differential;

/// <summary>Counters by name that belong to one request; resolvers of one request may run in several threads.</summary>
internal sealed class Counters
{
    private readonly Dictionary<string, int> _counts = [];

    public int Next(string name)
    {
        lock (_counts) return _counts[name] = _counts.GetValueOrDefault(name) + 1;
    }
}
