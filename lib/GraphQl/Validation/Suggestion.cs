namespace GraphQl.Validation;

/// <summary>What was probably meant by a name that does not exist.</summary>
internal static class Suggestion
{
    private const int CandidatesMax = 500;
    private const int ShownMax = 3;

    /// <summary>A sentence to append, beginning with a space; empty where nothing is similar.</summary>
    public static string Of(string name, IEnumerable<string> candidates)
    {
        var worst = Math.Max(1, name.Length * 2 / 5);
        var similar = candidates
            .Take(CandidatesMax)
            .Where(candidate => Math.Abs(candidate.Length - name.Length) <= worst)
            .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .Where(candidate => candidate.Distance <= worst)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Take(ShownMax)
            .Select(candidate => $"\"{candidate.Name}\"")
            .ToArray();
        return similar.Length == 0 ? "" : $" Did you mean {string.Join(" or ", similar)}?";
    }

    /// <summary>How many letters have to be added, removed or changed; letters of another case count nothing.</summary>
    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j < row.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.Length; j++)
            {
                var change = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + change));
            }
        }

        return row[^1];
    }
}
