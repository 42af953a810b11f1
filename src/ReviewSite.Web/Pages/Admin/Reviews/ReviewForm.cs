using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Reviews;

/// <summary>The form of a review, and what is said around it.</summary>
public sealed record ReviewForm(ReviewInput Input, Suggestions Suggestions, string Back, string Action)
{
    public FormMerge? Merge { get; init; }

    public IReadOnlyList<Doubt> Doubts { get; init; } = [];

    /// <summary>What the film's verdict would be, where that was asked for.</summary>
    public string? Verdict { get; init; }

    /// <summary>Whether another one may follow.</summary>
    public bool MayAddAnother { get; init; }
}

/// <summary>Names to choose from while typing.</summary>
public sealed record Suggestions(IReadOnlyList<string> Critics, IReadOnlyList<string> Publications)
{
    private const int Most = 500;

    public static async Task<Suggestions> LoadAsync(ReviewSiteDb db, CancellationToken cancellation) =>
        new(await NamesAsync(db.Critics, cancellation), await NamesAsync(db.Publications, cancellation));

    private static Task<List<string>> NamesAsync<T>(IQueryable<T> all, CancellationToken cancellation)
        where T : NamedContributor =>
        all.Where(c => !c.IsMerged).OrderBy(c => c.NameKey).Select(c => c.Name).Take(Most).ToListAsync(cancellation);
}
