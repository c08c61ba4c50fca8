using Spectre.Console;

namespace Server.Cli;

/// <summary>A table on a terminal; tab-separated lines without a head for a program.</summary>
internal sealed class TerminalTable(params string[] head)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Print()
    {
        if (Console.IsOutputRedirected)
        {
            foreach (var row in _rows) Console.WriteLine(string.Join('\t', row.Select(OneLine)));
            return;
        }

        var table = new Table { Border = TableBorder.Rounded };
        foreach (var title in head) table.AddColumn(title);
        foreach (var row in _rows) table.AddRow(Array.ConvertAll(row, cell => Markup.Escape(OneLine(cell))));
        AnsiConsole.Write(table);
    }

    /// <summary>A name may hold what would break the table, or the terminal.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '\ufffd' : c));
}
