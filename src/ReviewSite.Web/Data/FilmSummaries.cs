using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Data;

/// <summary>Works a film's summary out from what the store holds.</summary>
public sealed class FilmSummaries(SummaryService service)
{
    public async Task<VerdictWorking> ExplainAsync(ReviewSiteDb db, int filmId, CancellationToken cancellation)
    {
        var inForce = await db.ImportedSummaries.AsNoTracking()
            .Where(s => s.FilmId == filmId && s.Import.WithdrawnAt == null)
            .OrderByDescending(s => s.ImportId)
            .FirstOrDefaultAsync(cancellation);
        var importId = inForce?.ImportId ?? 0;
        var reviews = await db.Reviews.AsNoTracking()
            .Where(r => r.FilmId == filmId)
            .OrderBy(r => r.Position)
            .Select(r => new ReviewFigures(
                r.Score,
                r.StatedReception,
                r.Leaning,
                r.Publication == null ? Publication.DefaultWeight : r.Publication.Weight,
                db.ImportMentions.Any(m => m.ReviewId == r.Id && m.ImportId == importId)))
            .ToListAsync(cancellation);
        return service.Explain(reviews, inForce?.Figures, inForce?.ScoreStands ?? true);
    }
}
