using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Reviews;

/// <param name="Theirs">What someone else saved meanwhile.</param>
public sealed record ReviewForm(
    ReviewInput Input,
    Suggestions Suggestions,
    string Back,
    string Action,
    ReviewInput? Theirs
);

/// <summary>Names to choose from while typing.</summary>
public sealed record Suggestions(IReadOnlyList<string> Critics, IReadOnlyList<string> Publications)
{
    private const int Most = 500;

    public static async Task<Suggestions> LoadAsync(ReviewSiteDb db, CancellationToken cancellation) =>
        new(
            await db.Critics.OrderBy(c => c.NameKey).Select(c => c.Name).Take(Most).ToListAsync(cancellation),
            await db.Publications.OrderBy(p => p.NameKey).Select(p => p.Name).Take(Most).ToListAsync(cancellation)
        );
}
