namespace ReviewSite.Web.Pages.Admin.Imports;

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
