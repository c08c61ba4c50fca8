namespace Reliability;

/// <summary>Check lines, and the closing line that counts them.</summary>
public sealed class Report
{
    private int _passed;
    private int _failed;

    public bool IsClean => _failed == 0;

    public void Check(string name, string? whatIsWrong)
    {
        if (whatIsWrong is null) _passed++;
        else _failed++;
        Console.WriteLine(whatIsWrong is null ? $"ok {name}" : $"not ok {name} — {whatIsWrong}");
    }

    public void Note(string text) => Console.WriteLine($"# {text}");

    public int Close()
    {
        Console.WriteLine($"{_passed} passed, {_failed} failed");
        return IsClean ? 0 : 1;
    }
}
