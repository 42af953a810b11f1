using ReviewSite.Domain.Imports;

namespace ReviewSite.Web.Pages.Admin.Imports;

/// <summary>A line of the text that does not belong to a review.</summary>
public sealed record UnusedLine(int Line, string Text)
{
    private const int MostShown = 60;

    /// <summary>
    /// The unused lines of a pasted text, but not of a page's source, whose lines the editor does not see.
    /// </summary>
    public static IReadOnlyList<UnusedLine> Of(ReviewText read, string text)
    {
        var lines = text.Split('\n');
        return
        [
            .. read
                .Problems.Where(p => p.UnusedUntil is not null)
                .SelectMany(p => Enumerable.Range(p.Line, p.UnusedUntil!.Value - p.Line + 1))
                .Distinct()
                .Order()
                .Where(line => line <= lines.Length && !string.IsNullOrWhiteSpace(lines[line - 1]))
                .Take(MostShown)
                .Select(line => new UnusedLine(line, lines[line - 1].Trim())),
        ];
    }
}

/// <summary>Lines between two reviews that belong to neither.</summary>
/// <param name="Near">The reviews that they may belong to, the one before them first.</param>
public sealed record UnusedRun(IReadOnlyList<UnusedLine> Lines, IReadOnlyList<PastedItem> Near)
{
    private const int MostNear = 3;

    /// <returns>By how many reviews are before them.</returns>
    public static ILookup<int, UnusedRun> Of(IReadOnlyList<UnusedLine> unused, IReadOnlyList<PastedItem> items)
    {
        var rows = items.Take(PastedCorrections.MostRows).ToList();
        return unused
            .GroupBy(u => items.Count(i => i.Item.Line <= u.Line))
            .ToLookup(g => g.Key, g => new UnusedRun([.. g], Around(rows, g.Key)));
    }

    private static List<PastedItem> Around(List<PastedItem> rows, int before) =>
        [.. rows.Take(before).TakeLast(MostNear).Reverse(), .. rows.Skip(before).Take(MostNear)];
}
