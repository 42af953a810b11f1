using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.Search;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Shared.Contributors;

/// <summary>Critics or publications: their pages and lists show the same things.</summary>
/// <param name="Plural">As in the address.</param>
/// <param name="IdOfReview">The property of a review that says which of them it is by.</param>
public sealed record ContributorKind(string Plural, string Singular, string IdOfReview)
{
    public static readonly ContributorKind Critics = new("critics", "critic", nameof(Review.CriticId));
    public static readonly ContributorKind Publications = new(
        "publications",
        "publication",
        nameof(Review.PublicationId)
    );

    /// <summary>
    /// The kind that distinguishes a contributor's reviews: publications for a critic, critics for a publication.
    /// </summary>
    public ContributorKind Counterpart => this == Critics ? Publications : Critics;

    /// <summary>The name of those that one of them is compared with.</summary>
    public string Others => $"other {Plural}";

    /// <summary>
    /// The slug of the contributor that the one with this slug was merged into; <c>null</c> if there is none.
    /// </summary>
    public Task<string?> ResolveRedirectAsync(ReviewSiteDb db, string slug, CancellationToken cancellation) =>
        this == Critics
            ? db.CriticsWithFormerNames().ResolveRedirectAsync(slug, cancellation)
            : db.PublicationsWithFormerNames().ResolveRedirectAsync(slug, cancellation);

    internal Task<Dictionary<string, string>> ResolveRedirectsAsync(
        ReviewSiteDb db,
        IReadOnlyCollection<string> slugs,
        CancellationToken cancellation
    ) =>
        this == Critics
            ? db.CriticsWithFormerNames().ResolveRedirectsAsync(slugs, cancellation)
            : db.PublicationsWithFormerNames().ResolveRedirectsAsync(slugs, cancellation);

    /// <summary>The one with this slug, or the one that it was merged into.</summary>
    public async Task<Contributor?> FindBySlugOrMovedAsync(
        ReviewSiteDb db,
        string slug,
        CancellationToken cancellation
    ) =>
        await Of(db).SingleOrDefaultAsync(w => w.Slug == slug, cancellation)
        ?? (
            await ResolveRedirectAsync(db, slug, cancellation) is { } moved
                ? await Of(db).SingleOrDefaultAsync(w => w.Slug == moved, cancellation)
                : null
        );

    /// <summary>Without those that were merged into another one.</summary>
    /// <param name="words">Words in their names; without them, all are returned.</param>
    public IQueryable<Contributor> Of(ReviewSiteDb db, SearchWords? words = null) =>
        this == Critics
            ? (words is null ? db.Critics : db.Search.Critics(db, words.NameQuery))
                .AsNoTracking()
                .Where(c => !c.IsMerged)
                .Select(c => new Contributor
                {
                    Id = c.Id,
                    Slug = c.Slug,
                    Name = c.Name,
                    NameKey = c.NameKey,
                    Weight = Publication.DefaultWeight,
                })
            : (words is null ? db.Publications : db.Search.Publications(db, words.NameQuery))
                .AsNoTracking()
                .Where(p => !p.IsMerged)
                .Select(p => new Contributor
                {
                    Id = p.Id,
                    Slug = p.Slug,
                    Name = p.Name,
                    NameKey = p.NameKey,
                    Weight = p.Weight,
                });

    /// <summary>
    /// The contributors with a review on the site. It excludes withdrawn rows itself, because a query that ignores the
    /// filters in one part, for example to count, ignores them everywhere.
    /// </summary>
    /// <param name="words">Words in their names; without them, all are returned.</param>
    public IQueryable<Contributor> Shown(ReviewSiteDb db, SearchWords? words = null)
    {
        var id = IdOfReview;
        return Of(db, words)
            .Where(c =>
                db.Reviews.Any(r =>
                    EF.Property<int?>(r, id) == c.Id
                    && !r.IsWithdrawn
                    && !db.Films.Any(f => f.IsWithdrawn && f.Id == r.FilmId)
                )
            );
    }

    /// <summary>
    /// With the number of their reviews on the site, counted as in <see cref="Shown"/>. Few films are withdrawn: SQLite
    /// lists them once, instead of looking up the film of each review.
    /// </summary>
    public IQueryable<CountedContributor> WithReviewCounts(ReviewSiteDb db, IQueryable<Contributor> contributors)
    {
        var (id, live) = (IdOfReview, db.LiveReviews());
        return contributors.Select(c => new CountedContributor(
            c.Id,
            c.Slug,
            c.Name,
            c.NameKey,
            live.Count(r => EF.Property<int?>(r, id) == c.Id)
        ));
    }

    /// <summary>The reviews by one of them.</summary>
    public IQueryable<Review> ReviewsBy(ReviewSiteDb db, int contributor) =>
        db.Reviews.AsNoTracking().Where(r => EF.Property<int?>(r, IdOfReview) == contributor);
}

/// <summary>A critic, or a publication, with the number of their reviews on the site.</summary>
public sealed record CountedContributor(int Id, string Slug, string Name, string NameKey, int Reviews);

/// <summary>A critic, or a publication.</summary>
public sealed class Contributor
{
    public required int Id { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string NameKey { get; init; }

    /// <summary>The weight in a film's score; critics have no weight of their own.</summary>
    public required decimal Weight { get; init; }
}
