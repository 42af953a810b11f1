using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Reviews;

/// <summary>
/// Likely mistakes: they are saved only if the editor confirms them. If a review is edited, only the fields that were
/// changed are checked.
/// </summary>
internal static class ReviewDoubts
{
    public static async Task<IReadOnlyList<Doubt>> AboutAsync(
        ReviewSiteDb db,
        Film film,
        ReviewInput input,
        ReviewContent content,
        Review? stored,
        VerdictScale scale,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var doubts = new List<Doubt>();
        if (content.OriginalScore != stored?.OriginalScore)
        {
            doubts.AddRange(OfScore(input, content, scale));
        }

        if (content.Date is { } date && date != stored?.Date)
        {
            // It may be tomorrow already where the editor is.
            if (date > today.AddDays(1))
            {
                doubts.Add(new Doubt($"The date, {Phrases.Date(date)}, is in the future."));
            }
            else if (film.Year is { } year && date.Year < year)
            {
                doubts.Add(new Doubt($"The date, {Phrases.Date(date)}, is before the film's release in {year}."));
            }
        }

        if (SearchKey.Of(input.CriticName) is { Length: > 0 } key && key != stored?.Critic?.NameKey)
        {
            var others = await db
                .Reviews.Where(r => r.FilmId == film.Id && r.Critic!.NameKey == key)
                .OrderBy(r => r.Position)
                .Select(r => new { Review = new DoubtedReview(r.Id, r.Position), r.Critic!.Name })
                .ToListAsync(cancellation);
            doubts.AddRange(
                others
                    .Where(r => r.Review.Id != stored?.Id)
                    .Take(1)
                    .Select(r => new Doubt($"{r.Name} already has a review of this film.", r.Review))
            );
        }

        return doubts;
    }

    private static IEnumerable<Doubt> OfScore(ReviewInput input, ReviewContent content, VerdictScale scale)
    {
        if (content is { OriginalScore: { } text, Score: null, Leaning: null })
        {
            yield return new Doubt($"We can't read “{text}” as a score; it will be saved as text only.");
        }

        if (
            content.Score is { } score
            && input.Reception is { } stated
            && scale.ReceptionOf(score) is var counted
            && counted != stated
        )
        {
            yield return new Doubt(
                $"The score says {Phrases.Reception(counted)}, the reception {Phrases.Reception(stated)}; the "
                    + "score is used."
            );
        }
    }
}

/// <summary>What is doubtful, in a sentence.</summary>
/// <param name="Other">A review of the film that may be the same one.</param>
public sealed record Doubt(string Sentence, DoubtedReview? Other = null);

public sealed record DoubtedReview(int Id, int Position);
