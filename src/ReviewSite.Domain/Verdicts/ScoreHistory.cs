namespace ReviewSite.Domain.Verdicts;

/// <summary>
/// How a film's score developed, from the dates of its reviews: the score of the reviews up to each day. A published
/// summary is left out, because its earlier versions are not known.
/// </summary>
/// <param name="Points">From the oldest to the newest; each with a score.</param>
/// <param name="Undated">How many reviews have no date and are left out.</param>
public sealed record ScoreHistory(IReadOnlyList<ScoreHistoryPoint> Points, int Undated)
{
    public const int FewestDated = 6;

    /// <summary>
    /// The fewest days on which the reviews must have appeared. With fewer, one date was probably given to many
    /// reviews, for example because only a year or the day of a copy is known.
    /// </summary>
    private const int FewestDays = 3;

    private static readonly int[] _steps = [5, 10, 15, 20, 30, 40, 50, 75, 100, 150, 200, 300, 400, 500, 750];

    /// <summary>
    /// Whether the dates of a film's reviews are those on which they appeared, as far as that is known: most reviews
    /// have one, and no day has more than a third of them.
    /// </summary>
    public static bool AreDatesReal(IEnumerable<DateOnly?> dates)
    {
        var all = dates.ToList();
        var days = all.OfType<DateOnly>().CountBy(d => d).ToList();
        var dated = days.Sum(d => d.Value);
        return dated >= FewestDated
            && dated * 4 >= all.Count * 3
            && days.Count >= FewestDays
            && days.Max(d => d.Value) * 3 <= dated
            && days.Where(d => d.Key is { Month: 1, Day: 1 }).Sum(d => d.Value) * 5 <= dated;
    }

    /// <returns><c>null</c> if the dates are not real; see <see cref="AreDatesReal"/>.</returns>
    public static ScoreHistory? Of(SummaryService service, IReadOnlyCollection<DatedReview> reviews)
    {
        if (!AreDatesReal(reviews.Select(r => r.Date)))
        {
            return null;
        }

        var dated = reviews.Where(r => r.Date is not null).OrderBy(r => r.Date).ToList();
        var points = LastOfDays(dated)
            .Select(count => PointOf(service, dated, count))
            .OfType<ScoreHistoryPoint>()
            .ToList();
        return new ScoreHistory(points, reviews.Count - dated.Count);
    }

    /// <summary>
    /// How many reviews there were at the end of the days on which there came to be 5, 10, … of them: within a day
    /// nobody knows which was first.
    /// </summary>
    private static IEnumerable<int> LastOfDays(List<DatedReview> dated)
    {
        var thousands = Enumerable.Range(1, dated.Count / 1000).Select(t => t * 1000);
        return _steps
            .Concat(thousands)
            .Where(step => step < dated.Count)
            .Select(step => dated.FindLastIndex(r => r.Date == dated[step - 1].Date) + 1)
            .Append(dated.Count)
            .Distinct();
    }

    private static ScoreHistoryPoint? PointOf(SummaryService service, List<DatedReview> dated, int count)
    {
        var summary = service.Summarize(dated.Take(count).Select(r => r.Review), published: null);
        return summary.Score is { } score ? new ScoreHistoryPoint(count, dated[count - 1].Date!.Value, score) : null;
    }
}

/// <summary>The score of the first reviews.</summary>
/// <param name="Reviews">How many of them.</param>
/// <param name="Until">The day of the last.</param>
/// <param name="Score">Counted if all of them have a score, else estimated with its likely range.</param>
public sealed record ScoreHistoryPoint(int Reviews, DateOnly Until, FilmScore Score);

/// <summary>A review with the day on which it appeared, if that is known.</summary>
public readonly record struct DatedReview(DateOnly? Date, ScoredReview Review);
