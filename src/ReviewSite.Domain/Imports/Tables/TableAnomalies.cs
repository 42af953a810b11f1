using System.Globalization;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Imports.Tables;

/// <summary>
/// Collects statistics of all usable rows of a table, and reports at the end what is odd about the whole. It keeps only
/// the number of rows for each date.
/// </summary>
/// <param name="scale">The site's scale, which decides if a label contradicts a score.</param>
public sealed class TableAnomalies(VerdictScale scale)
{
    /// <summary>A date on fewer rows may be chance.</summary>
    public const int FewestRowsOfPlaceholder = 100;

    private const int TimesAsFrequent = 10;

    private readonly Dictionary<DateOnly, (int Rows, int FirstLine)> _dates = [];
    private (int Rows, int FirstLine) _contradictions;

    /// <summary>Whether a row has "mixed", so that positive and negative in the column are receptions.</summary>
    public bool SaysMixed { get; private set; }

    public void Note(TableRow row)
    {
        if (row.Review is not { } review)
        {
            return;
        }

        SaysMixed |= row.Sentiment == Sentiment.Mixed;
        if (review.Content.Date is { } date)
        {
            _dates[date] = OneMore(_dates.GetValueOrDefault(date), row.Line);
        }

        if (IsContradiction(review.Content.Score, row.Sentiment))
        {
            _contradictions = OneMore(_contradictions, row.Line);
        }
    }

    /// <summary>Warnings about the whole, each at the first line that it is about.</summary>
    public IReadOnlyList<Problem> Problems() => [.. Placeholders().Concat(Contradictions()).OrderBy(p => p.Line)];

    private static (int Rows, int FirstLine) OneMore((int Rows, int FirstLine) seen, int line) =>
        (seen.Rows + 1, seen.Rows == 0 ? line : Math.Min(seen.FirstLine, line));

    private bool IsContradiction(Score? given, Sentiment? sentiment) =>
        given is { } score
        && sentiment switch
        {
            Sentiment.Positive or Sentiment.Fresh => scale.ReceptionOf(score) == Reception.Negative,
            Sentiment.Negative or Sentiment.Rotten => scale.ReceptionOf(score) == Reception.Positive,
            _ => false,
        };

    private IEnumerable<Problem> Placeholders()
    {
        var often = _dates.Where(d => d.Value.Rows >= FewestRowsOfPlaceholder).ToList();
        var mostRows = _dates.Values.Select(d => d.Rows).OrderDescending().Take(2).ToList();
        foreach (var (date, (rows, line)) in often.Where(d => StandsOut(d.Value.Rows, mostRows) || IsNewYear(d.Key)))
        {
            yield return Problem.Warning(
                line,
                string.Create(CultureInfo.InvariantCulture, $"the date {date:yyyy-MM-dd} on {rows:#,0} rows"),
                "expected more varied dates; this one may be a placeholder for unknown dates"
            );
        }
    }

    private static bool StandsOut(int rows, List<int> mostRows) =>
        rows == mostRows[0] && rows > TimesAsFrequent * mostRows.ElementAtOrDefault(1);

    /// <summary>
    /// Critics write less on 1 January than on the days around it, unless a year without a day was stored so.
    /// </summary>
    private bool IsNewYear(DateOnly date) =>
        date is { Month: 1, Day: 1 }
        && _dates[date].Rows > 2 * Math.Max(RowsOf(date.DayNumber - 1), RowsOf(date.DayNumber + 1));

    private int RowsOf(int dayNumber) =>
        dayNumber >= 0 && _dates.TryGetValue(DateOnly.FromDayNumber(dayNumber), out var seen) ? seen.Rows : 0;

    private IEnumerable<Problem> Contradictions() =>
        _contradictions.Rows == 0
            ? []
            :
            [
                Problem.Warning(
                    _contradictions.FirstLine,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"a label that contradicts the score, on {_contradictions.Rows:#,0} "
                            + $"{(_contradictions.Rows == 1 ? "row" : "rows")} from here on"
                    ),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"expected no positive label with a score under {scale.MixedFrom} and no negative one with a "
                            + $"score over {scale.PositiveFrom - 1}; both are kept, and the score counts"
                    )
                ),
            ];
}
