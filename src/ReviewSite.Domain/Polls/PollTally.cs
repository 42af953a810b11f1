namespace ReviewSite.Domain.Polls;

/// <summary>
/// The result of critics' lists. A list without ranks gives no points, because nobody knows how many: a film that is
/// only on such lists has no points at all, which is not zero.
/// </summary>
/// <param name="Lists">All of them.</param>
/// <param name="Counted">How many of them the rule counts.</param>
/// <param name="Standings">The highest first.</param>
public sealed record PollTally(PollRule Rule, int Lists, int Counted, IReadOnlyList<Standing> Standings)
{
    private const int PointsOfFirst = 3;

    /// <summary>Points are rounded to this, so that three thirds equal one point.</summary>
    private const int DecimalsOfPoints = 12;

    public static PollTally Of(IReadOnlyCollection<Ballot> ballots, PollRule rule)
    {
        var points = rule == PollRule.Share ? null : PointsOf(ballots, rule);
        var standings = ballots
            .SelectMany(b => b.Entries)
            .CountBy(e => e.Film)
            .Select(e => new Standing(0, e.Key, PointsOfFilm(e.Key, e.Value), e.Value))
            .OrderByDescending(s => s.Points ?? -1)
            .ThenByDescending(s => s.Lists)
            .ThenBy(s => s.Film)
            .ToList();
        return new PollTally(
            rule,
            ballots.Count,
            rule == PollRule.Share ? ballots.Count : ballots.Count(b => b.IsRanked),
            [.. Placed(standings)]
        );

        decimal? PointsOfFilm(int film, int lists) =>
            points is null ? lists
            : points.TryGetValue(film, out var sum) ? decimal.Round(sum, DecimalsOfPoints)
            : null;
    }

    /// <summary>Films with the same points share a place, and the places after it stay empty.</summary>
    private static IEnumerable<Standing> Placed(IEnumerable<Standing> ordered)
    {
        Standing? above = null;
        foreach (var (index, standing) in ordered.Index())
        {
            above = standing with
            {
                Place =
                    standing.Points is null ? null
                    : standing.Points == above?.Points ? above.Place
                    : index + 1,
            };
            yield return above;
        }
    }

    private static Dictionary<int, decimal> PointsOf(IEnumerable<Ballot> ballots, PollRule rule)
    {
        var sums = new Dictionary<int, decimal>();
        foreach (var ballot in ballots.Where(b => b.IsRanked))
        {
            var places = ballot.Places().ToList();
            var top = rule == PollRule.Points ? PointsOfFirst : places.Max(p => p.Last);
            foreach (var (film, first, last) in places)
            {
                // The mean of the places that tied films share.
                var mean = Enumerable.Range(first, last - first + 1).Average(p => (decimal)Math.Max(0, top + 1 - p));
                sums[film] = sums.GetValueOrDefault(film) + mean;
            }
        }

        return sums;
    }
}

/// <summary>A film's place in the result.</summary>
/// <param name="Place">From 1; <c>null</c> without points.</param>
/// <param name="Points">The points by the rule; for shares, the number of lists.</param>
/// <param name="Lists">How many lists it is on, ranked or not.</param>
public sealed record Standing(int? Place, int Film, decimal? Points, int Lists);
