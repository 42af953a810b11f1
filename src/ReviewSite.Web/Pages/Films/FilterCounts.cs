using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Pages.Films;

/// <summary>
/// How many of a film's reviews a filter shows, and how many it cannot show; together, they add up to the film's
/// figures.
/// </summary>
/// <param name="Listed">All reviews of the film.</param>
/// <param name="Matching">The reviews that the filter shows, on all pages.</param>
/// <param name="WithoutScore">The reviews that are left out only because the filter has a score range and they have no
/// score.</param>
/// <param name="Known">The tally of the listed reviews alone.</param>
/// <param name="Summary">The film's.</param>
/// <param name="Scale">The site's.</param>
public sealed record FilterCounts(
    int Listed,
    int Matching,
    int WithoutScore,
    Tally Known,
    ReviewFilter Filter,
    FilmSummary Summary,
    VerdictScale Scale
)
{
    public static async Task<FilterCounts> CountAsync(
        IQueryable<Review> reviews,
        Tally known,
        ReviewFilter filter,
        FilmSummary summary,
        VerdictScale scale,
        CancellationToken cancellation
    )
    {
        var matching = filter.IsNarrowing ? await reviews.Matching(filter).CountAsync(cancellation) : known.Total;
        var withoutScore = filter.IsByScore
            ? await reviews.Matching(filter.WithoutScore).CountAsync(r => r.Score == null, cancellation)
            : 0;
        return new FilterCounts(known.Total, matching, withoutScore, known, filter, summary, scale);
    }

    /// <summary>"11 reviews", "1 of 11 reviews".</summary>
    public string Count =>
        Matching == Listed ? Phrases.Reviews(Listed) : $"{Phrases.Number(Matching)} of {Phrases.Reviews(Listed)}";

    /// <summary>The order that they are in; <c>null</c> if there is nothing to put in order.</summary>
    public string? Order => Matching > 1 ? Filter.Sort.InSentence : null;

    /// <summary>What is counted but not shown, one sentence each.</summary>
    public IEnumerable<string> NotShown()
    {
        if (WithoutScore > 0)
        {
            yield return $"{Phrases.Reviews(WithoutScore)} without a score {(WithoutScore == 1 ? "is" : "are")} not "
                + "shown, because you are filtering by score.";
        }

        if (Unlisted() is { Count: > 0 } unlisted)
        {
            var bands = Phrases.Join(
                unlisted.Select(b => $"{Phrases.Number(b.Count)} more {Phrases.Reception(b.Band)}")
            );
            yield return unlisted is [{ Count: 1 }]
                ? $"{bands} review is counted in the published tally, but its score is not known."
                : $"{bands} reviews are counted in the published tally, but their scores are not known.";
        }
    }

    /// <summary>
    /// What the published tally counts in addition to the listed reviews, as far as it matches the filter. Their
    /// authors and contents are unknown, so a filter by those matches none.
    /// </summary>
    private List<(Reception Band, int Count)> Unlisted()
    {
        if (
            Filter is not { Critic: null, Publication: null, Words: null, Year: null }
            || Filter.Reception is { Leaning: not null }
        )
        {
            return [];
        }

        return
        [
            .. Tally
                .Receptions.Where(band => (Filter.Reception?.Reception ?? band) == band)
                .Where(band => Scale.BandOf(band).Overlaps(Filter.Min ?? Score.Lowest, Filter.Max ?? Score.Highest))
                .Select(band => (Band: band, Count: Summary[band].Count - Known[band]))
                .Where(b => b.Count > 0),
        ];
    }
}
