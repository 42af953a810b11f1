using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Pages.Films;

/// <summary>A review that is quoted above the others.</summary>
/// <param name="Label">What it stands for.</param>
/// <param name="Address">Where it is in the list.</param>
public sealed record LeadQuote(string Label, ReviewCard Review, string Address)
{
    /// <param name="leads">The label and the position of each.</param>
    /// <param name="reviews">Those of the film.</param>
    /// <param name="read">Reviews that need no further query.</param>
    /// <param name="shown">Those on the same page.</param>
    public static async Task<IReadOnlyList<LeadQuote>> LoadAsync(
        IReadOnlyList<(string Label, int Position)> leads,
        string slug,
        IQueryable<Review> reviews,
        IReadOnlyList<ReviewCard> read,
        IReadOnlyList<ReviewCard> shown,
        CancellationToken cancellation
    )
    {
        var missing = leads.Select(l => l.Position).Except(read.Select(r => r.Position)).ToList();
        var cards =
            missing.Count == 0
                ? read
                :
                [
                    .. read,
                    .. await reviews.Where(r => missing.Contains(r.Position)).ToCards().ToListAsync(cancellation),
                ];

        // Without those that were withdrawn since the positions were read.
        return
        [
            .. from lead in leads
            join card in cards on lead.Position equals card.Position
            select new LeadQuote(
                lead.Label,
                card,
                shown.Any(r => r.Position == lead.Position)
                    ? string.Create(CultureInfo.InvariantCulture, $"#review-{lead.Position}")
                    : Shared.Address.OfReview(slug, lead.Position)
            ),
        ];
    }
}
