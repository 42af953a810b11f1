namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>
/// Finds the reviews in a page's tokens: the segments, and the shape they share, that explain most of the page.
/// </summary>
internal static class RecordSearch
{
    /// <summary>
    /// The shape is determined from the first tokens of a long page, so that the time grows only linearly.
    /// </summary>
    private const int SampleTokens = 1_500;

    private const double FirstCost = 4;
    private const double CostAmongOthers = 2.6;
    private const int Few = 3;

    private static readonly FieldKind[] _edges =
    [
        FieldKind.Score,
        FieldKind.Leaning,
        FieldKind.Name,
        FieldKind.Critic,
        FieldKind.Publication,
        FieldKind.Date,
        FieldKind.Quote,
        FieldKind.Link,
    ];

    /// <summary>The ranges of tokens that are reviews, in their order, and how many free names each has.</summary>
    public static (IReadOnlyList<Range> Records, int Names) Find(IReadOnlyList<Token> tokens, CancellationToken stop)
    {
        if (tokens.Count == 0)
        {
            return ([], 0);
        }

        var sample = tokens.Count > SampleTokens ? tokens.Take(SampleTokens).ToList() : tokens;
        var shape = Shapes(sample).MaxBy(s => Best(sample, s, stop).Total + s.Prior)!;
        var (records, _) = Best(tokens, shape, stop);
        return (
            records.Count >= Few ? Best(tokens, shape with { Cost = CostAmongOthers }, stop).Records : records,
            shape.Names
        );
    }

    private static IEnumerable<RecordShape> Shapes(IReadOnlyList<Token> tokens)
    {
        var kinds = _edges.Where(k => tokens.Any(t => t.Kind == k)).DefaultIfEmpty(FieldKind.Quote).ToList();
        int[] names = kinds.Contains(FieldKind.Name) ? [1, 2, 0] : [0];
        return kinds.SelectMany(
            _ => kinds.SelectMany(_ => names, (last, count) => (last, count)),
            (first, rest) => new RecordShape(first, rest.last, rest.count, FirstCost)
        );
    }

    private static (IReadOnlyList<Range> Records, double Total) Best(
        IReadOnlyList<Token> tokens,
        RecordShape shape,
        CancellationToken stop
    )
    {
        var best = new double[tokens.Count + 1];
        var next = new int[tokens.Count];
        for (var start = tokens.Count - 1; start >= 0; start--)
        {
            stop.ThrowIfCancellationRequested();
            (best[start], next[start]) = (best[start + 1], 0);
            var segment = new Segment(shape);
            for (
                var end = start;
                end < Math.Min(tokens.Count, start + Segment.MostTokens) && segment.Add(tokens[end]);
                end++
            )
            {
                var total = segment.Gain + best[end + 1];
                if (segment.Gain > 0 && total > best[start])
                {
                    (best[start], next[start]) = (total, end + 1);
                }
            }
        }

        return (Follow(next), best[0]);
    }

    private static List<Range> Follow(int[] next)
    {
        var records = new List<Range>();
        var at = 0;
        while (at < next.Length)
        {
            if (next[at] > 0)
            {
                records.Add(at..next[at]);
            }

            at = next[at] > 0 ? next[at] : at + 1;
        }

        return records;
    }
}
