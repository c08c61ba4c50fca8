namespace AccessBench;

/// <param name="Shares">With one person, half of them through groups within groups.</param>
internal sealed record Sizes(int Users, int Groups, int Shares);
