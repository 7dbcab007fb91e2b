using System.Collections.Immutable;

namespace Parvis.Core.Imports;

/// <summary>The answers in a column of several choices joined in a cell: « Santé | Éducation », « Santé, Éducation ».</summary>
internal static class ColumnPieces
{
    /// <summary>The distinct pieces, the most cited first; null where the cells do not look joined.</summary>
    public static ImmutableArray<string>? Of(ColumnProfile column)
    {
        var cells = column.Values.Where(v => !CellReader.SaysNothing(v.Key)).ToList();
        foreach (var separator in new[] { "|", ";", "\n", ", " })
        {
            var split = cells.Select(c => (Pieces: c.Key.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), c.Value)).ToList();
            if (separator == ", ")
                split = [.. split.Select(s => (Reunited(s.Pieces, split), s.Value))];
            var joined = split.Where(s => s.Pieces.Length > 1).Sum(s => s.Value);
            var distinct = split.SelectMany(s => s.Pieces).DistinctBy(Likeness.Key).Count();
            // A comma is also in sentences and inside labels: there it must be the rule, and what it gives must come again and again.
            var sure = separator == ", " ? joined * 4 >= column.Filled && distinct < cells.Count && distinct * 3 <= split.Sum(s => s.Pieces.Length * s.Value)
                : separator == "|" ? joined > 0
                // Semicolons and line breaks are in remarks too.
                : joined * 3 >= column.Filled;
            if (!sure || distinct > Questions.Options.Most)
                continue;
            return [.. split.SelectMany(s => s.Pieces.Select(p => (Piece: p, s.Value))).GroupBy(p => Likeness.Key(p.Piece))
                .OrderByDescending(g => g.Sum(p => p.Value)).Select(g => g.First().Piece)];
        }
        return null;
    }

    // « Énergie, écologie » is one label where neither half is ever seen without the other.
    private static string[] Reunited(string[] pieces, List<(string[] Pieces, int Value)> all)
    {
        var united = new List<string>();
        for (var i = 0; i < pieces.Length; i++)
            if (i > 0 && Inseparable(pieces[i - 1], pieces[i], all))
                united[^1] += $", {pieces[i]}";
            else
                united.Add(pieces[i]);
        return [.. united];
    }

    private static bool Inseparable(string left, string right, List<(string[] Pieces, int Value)> all)
    {
        foreach (var (pieces, _) in all)
            for (var i = 0; i < pieces.Length; i++)
                if ((pieces[i] == left && (i + 1 == pieces.Length || pieces[i + 1] != right)) || (pieces[i] == right && (i == 0 || pieces[i - 1] != left)))
                    return false;
        return all.Count(c => c.Pieces.Contains(left)) > 1;
    }
}
