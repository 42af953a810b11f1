namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>
/// Lines of asterisks between the reviews of a page, which would otherwise be read as stars: they are the same
/// throughout the page, or stand alone between empty lines.
/// </summary>
internal static class Separators
{
    /// <summary>Fewer that are the same may be the scores of two reviews.</summary>
    private const int Often = 3;

    /// <summary>The lines without the separators. The line after a separator counts as one after a gap.</summary>
    public static IReadOnlyList<PageLine> Remove(IReadOnlyList<PageLine> lines, List<Problem> problems)
    {
        var asterisks = lines.Where(IsOfAsterisks).ToList();
        var areAlike = asterisks.Count >= Often && asterisks.DistinctBy(l => l.Text).Count() == 1;
        var hasBlocks = lines.Count(l => l.FollowsGap && !IsOfAsterisks(l)) * 2 < lines.Count - asterisks.Count;
        var kept = new List<PageLine>(lines.Count);
        var separators = new List<PageLine>();
        foreach (var (i, line) in lines.Index())
        {
            if (IsOfAsterisks(line) && (areAlike || (hasBlocks && IsAlone(lines, i))))
            {
                separators.Add(line);
                continue;
            }

            var isAfterSeparator = i > 0 && separators.Count > 0 && ReferenceEquals(separators[^1], lines[i - 1]);
            kept.Add(isAfterSeparator ? line with { FollowsGap = true } : line);
        }

        if (separators is [var first, ..])
        {
            problems.Add(
                Problem.Warning(first.Number, Problem.Excerpt(first.Text), "read as a separator, not as a score")
            );
        }

        return kept;
    }

    private static bool IsOfAsterisks(PageLine line) => line.Hint is null && line.Text.All(c => c == '*');

    private static bool IsAlone(IReadOnlyList<PageLine> lines, int i) =>
        lines[i].FollowsGap && i + 1 < lines.Count && lines[i + 1].FollowsGap;
}
