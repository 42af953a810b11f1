using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Films;

[CachedPage]
public sealed class VerdictModel(ReviewSiteDb db, FilmSummaries summaries, SummaryService service) : PageModel
{
    public Film Film { get; private set; } = null!;

    public VerdictScale Scale => summaries.Scale;

    public EvidenceCoefficients Coefficients => EvidenceModel.Fitted.Coefficients;

    /// <summary>Calculated for this page from what the store contains now.</summary>
    public VerdictBreakdown Breakdown { get; private set; } = null!;

    public FilmSummary Summary => Breakdown.Summary;

    /// <summary><c>null</c> if the reviews' dates do not tell how the score developed.</summary>
    public ScoreHistory? History { get; private set; }

    /// <summary>The reviews that contribute to the score themselves.</summary>
    public IReadOnlyList<VerdictInput> Inputs { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (await db.Films.AsNoTracking().SingleOrDefaultAsync(f => f.Slug == slug, cancellation) is not { } film)
        {
            return await this.MovedFilmAsync(db, slug, "/verdict", cancellation);
        }

        Film = film;
        Breakdown = await summaries.ExplainAsync(db, film.Id, cancellation);
        Inputs = await db
            .Reviews.AsNoTracking()
            .Where(r => r.FilmId == film.Id)
            .OrderBy(r => r.Position)
            .Select(r => new VerdictInput(
                r.Position,
                r.Critic!.Name ?? r.Credit,
                r.Publication!.Name,
                r.Publication == null ? Publication.DefaultWeight : r.Publication.Weight,
                r.Score,
                r.Reception,
                r.StatedReception,
                r.Leaning,
                r.Date
            ))
            .ToListAsync(cancellation);
        History = ScoreHistory.Of(service, [.. Inputs.Select(i => i.Dated)]);
        return Page();
    }

    /// <summary>The value of a row in the breakdown, for one critic.</summary>
    public decimal? CountsAs(ScoreRow row) =>
        row switch
        {
            { Kind: null } => row.LowSum / row.Weight,
            { Kind: { } kind } when Breakdown.Estimate is { } estimate => (decimal)estimate.Typical[kind],
            _ => null,
        };
}

/// <summary>A review as it goes into the score.</summary>
public sealed record VerdictInput(
    int Position,
    string? By,
    string? Publication,
    decimal Weight,
    Score? Score,
    Reception? Reception,
    Reception? Stated,
    Leaning? Leaning,
    DateOnly? Date
)
{
    public DatedReview Dated => new(Date, new ScoredReview(Score, Stated, Leaning, Weight, IsCovered: false));
}
