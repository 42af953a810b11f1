using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Imports.Recognition;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Pages.Shared.Charts;

namespace ReviewSite.Web.Pages.Films;

/// <summary>
/// What the page needs to know of every review of a film, shown or not: read once, without the quotes.
/// </summary>
public sealed class ReviewFacets
{
    private readonly List<Row> _rows;

    private ReviewFacets(List<Row> rows) => _rows = rows;

    /// <summary>What the listed reviews say by themselves.</summary>
    public Tally Known => Tally.Of(_rows.Select(r => r.Reception));

    /// <summary>By slug, in the order of their names; the publications likewise.</summary>
    public IReadOnlyDictionary<string, string> Critics =>
        Names(_rows.Where(r => r.CriticSlug is not null).Select(r => (r.CriticSlug!, r.Critic!, r.CriticKey!)));

    public IReadOnlyDictionary<string, string> Publications =>
        Names(
            _rows
                .Where(r => r.PublicationSlug is not null)
                .Select(r => (r.PublicationSlug!, r.Publication!, r.PublicationKey!))
        );

    public Histogram ScoresOn(VerdictScale scale) => Histogram.Of(scale, _rows.Select(r => r.Score));

    public bool HasSeveralDates => _rows.Select(r => r.Date).OfType<DateOnly>().Distinct().Skip(1).Any();

    /// <summary>Whether the film's verdict page shows how the score developed.</summary>
    public bool HasHistory => ScoreHistory.AreDatesReal(_rows.Select(r => r.Date));

    public Timeline Times => Timeline.Of(_rows.Select(r => r.Date));

    public static async Task<ReviewFacets> LoadAsync(IQueryable<Review> reviews, CancellationToken cancellation) =>
        new(
            await reviews
                .Select(r => new Row(
                    r.Score,
                    r.Reception,
                    r.Date,
                    r.Critic!.Slug,
                    r.Critic.Name,
                    r.Critic.NameKey,
                    r.Publication!.Slug,
                    r.Publication.Name,
                    r.Publication.NameKey
                ))
                .ToListAsync(cancellation)
        );

    /// <summary>Out of all the film's reviews, where they have been read already.</summary>
    public static ReviewFacets Of(IEnumerable<ReviewCard> all) =>
        new([
            .. all.Select(r => new Row(
                r.Score,
                r.Reception,
                r.Date,
                r.CriticSlug,
                r.Critic,
                SearchKey.Of(r.Critic),
                r.PublicationSlug,
                r.Publication,
                SearchKey.Of(r.Publication)
            )),
        ]);

    private static Dictionary<string, string> Names(IEnumerable<(string Slug, string Name, string Key)> writers) =>
        writers
            .DistinctBy(w => w.Slug)
            .OrderBy(w => w.Key, StringComparer.Ordinal)
            .ToDictionary(w => w.Slug, w => w.Name);

    private sealed record Row(
        Score? Score,
        Reception? Reception,
        DateOnly? Date,
        string? CriticSlug,
        string? Critic,
        string? CriticKey,
        string? PublicationSlug,
        string? Publication,
        string? PublicationKey
    );
}
