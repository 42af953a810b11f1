namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>Finds what only looks like a review: it lacks what the others have, or is far from them.</summary>
internal static class Outliers
{
    /// <summary>A kind of field that this share of the reviews has belongs to them.</summary>
    private const double CoreShare = 0.6;

    /// <summary>More tokens between two reviews than any advertisement has.</summary>
    private const int Gap = 6;

    public static IReadOnlyList<Range> Remove(IReadOnlyList<Token> tokens, IReadOnlyList<Range> records)
    {
        if (records.Count < 3)
        {
            return [.. records.Where(r => tokens.Take(r).Any(t => t.Kind == FieldKind.Quote))];
        }

        var kinds = records.Select(r => Kinds(tokens, r)).ToList();
        var core = kinds
            .SelectMany(k => k)
            .GroupBy(k => k)
            .Where(g => g.Count() >= CoreShare * records.Count)
            .Select(g => g.Key)
            .ToList();
        return
        [
            .. records.Where(
                (_, i) =>
                    core.Where(k => !kinds[i].Contains(k)).ToList() is var missing
                    && (
                        missing.Count <= (IsApart(records, i) || IsDoubtfulEdge(kinds, i) ? 0 : 1)
                        || IsAmongOthers(tokens, records, i)
                            && missing.TrueForAll(k => k is FieldKind.Score or FieldKind.Date)
                    )
            ),
        ];
    }

    /// <summary>
    /// Text above and below the reviews is often taken for one that lacks the score which nearly all others have.
    /// </summary>
    private static bool IsDoubtfulEdge(List<HashSet<FieldKind>> kinds, int i) =>
        (i == 0 || i == kinds.Count - 1)
        && kinds.Count > 4
        && !kinds[i].Contains(FieldKind.Score)
        && kinds.Count(k => !k.Contains(FieldKind.Score)) == 1;

    /// <summary>
    /// Whether it is between two others without a line that belongs to none, separate like them, and has their names.
    /// </summary>
    private static bool IsAmongOthers(IReadOnlyList<Token> tokens, IReadOnlyList<Range> records, int i) =>
        i > 0
        && i < records.Count - 1
        && records[i - 1].End.Equals(records[i].Start)
        && records[i].End.Equals(records[i + 1].Start)
        && NamesOf(tokens.Take(records[i])) >= NamesOf(tokens.Take(records[i - 1]))
        && IsSeparate(tokens[records[i].Start])
        && IsSeparate(tokens[records[i + 1].Start]);

    private static int NamesOf(IEnumerable<Token> record) =>
        record.Count(t => t.Kind is FieldKind.Name or FieldKind.Critic or FieldKind.Publication);

    private static bool IsSeparate(Token first) => first.FollowsGap || first.StartsBlock;

    private static HashSet<FieldKind> Kinds(IReadOnlyList<Token> tokens, Range record)
    {
        var kinds = tokens.Take(record).Select(t => t.Kind).ToHashSet();
        kinds.Remove(FieldKind.Other);
        kinds.Remove(FieldKind.Link);
        kinds.Remove(FieldKind.Leaning);
        return kinds;
    }

    private static bool IsApart(IReadOnlyList<Range> records, int i)
    {
        var before = i == 0 ? int.MaxValue : records[i].Start.Value - records[i - 1].End.Value;
        var after = i == records.Count - 1 ? int.MaxValue : records[i + 1].Start.Value - records[i].End.Value;
        return Math.Min(before, after) > Gap;
    }
}
