using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Films;

/// <summary>The questions that the film page asks of the reviews.</summary>
internal static class ReviewQueries
{
    public static IQueryable<Review> Matching(this IQueryable<Review> reviews, ReviewFilter filter)
    {
        if (filter.Reception is { } choice)
        {
            reviews = reviews.Of(choice);
        }

        if (filter.Year is { } year)
        {
            var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            reviews = reviews.Where(r => r.Date >= first && r.Date <= last);
        }

        if (filter.Min is { } min)
        {
            var lowest = new Score(min);
            reviews = reviews.Where(r => r.Score >= lowest);
        }

        if (filter.Max is { } max)
        {
            var highest = new Score(max);
            reviews = reviews.Where(r => r.Score <= highest);
        }

        if (filter.Publication is { } publication)
        {
            reviews = reviews.Where(r => r.Publication!.Slug == publication);
        }

        if (filter.Critic is { } critic)
        {
            reviews = reviews.Where(r => r.Critic!.Slug == critic);
        }

        foreach (var word in SearchKey.Of(filter.Words).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            reviews = reviews.Where(r => SearchKey.Of(r.Quote).Contains(word));
        }

        return reviews;
    }

    public static IQueryable<Review> Of(this IQueryable<Review> reviews, ReceptionChoice choice)
    {
        var ofReception = reviews.Where(r => r.Reception == choice.Reception);
        return choice.Reception is null ? ofReception.Where(r => r.Leaning == choice.Leaning) : ofReception;
    }

    public static IOrderedQueryable<Review> Sorted(this IQueryable<Review> reviews, ReviewSort sort)
    {
        var sorted = sort switch
        {
            _ when sort == ReviewSort.ScoreHighest => reviews
                .OrderBy(r => r.Score == null)
                .ThenByDescending(r => r.Score),
            _ when sort == ReviewSort.ScoreLowest => reviews.OrderBy(r => r.Score == null).ThenBy(r => r.Score),
            _ when sort == ReviewSort.Newest => reviews.OrderBy(r => r.Date == null).ThenByDescending(r => r.Date),
            _ when sort == ReviewSort.Oldest => reviews.OrderBy(r => r.Date == null).ThenBy(r => r.Date),
            _ when sort == ReviewSort.Critic => reviews.OrderBy(r => r.CriticId == null).ThenBy(r => r.Critic!.NameKey),
            _ when sort == ReviewSort.CriticReversed => reviews
                .OrderBy(r => r.CriticId == null)
                .ThenByDescending(r => r.Critic!.NameKey),
            _ => reviews.OrderBy(r => r.FilmId),
        };
        return sorted.ThenBy(r => r.Position);
    }

    public static IQueryable<ReviewCard> ToCards(this IQueryable<Review> reviews) => reviews.Select(_card);

    private static readonly Expression<Func<Review, ReviewCard>> _card = r => new ReviewCard(
        r.Id,
        r.Position,
        r.Critic!.Name,
        r.Critic!.Slug,
        r.Credit,
        r.Publication!.Name,
        r.Publication!.Slug,
        r.Score,
        r.OriginalScore,
        r.Reception,
        r.Leaning,
        r.Date,
        r.Quote,
        r.Url,
        r.Language
    );

    private static readonly CompiledQuery<Func<ReviewSiteDb, int, IAsyncEnumerable<ReviewCard>>> _first = new(() =>
        EF.CompileAsyncQuery(
            (ReviewSiteDb db, int filmId) =>
                db
                    .Reviews.AsNoTracking()
                    .Where(r => r.FilmId == filmId)
                    .OrderBy(r => r.Date == null)
                    .ThenByDescending(r => r.Date)
                    .ThenBy(r => r.Position)
                    .Take(ReviewFilterForm.PerPage + 1)
                    .Select(_card)
        )
    );

    private static readonly CompiledQuery<Func<ReviewSiteDb, string, CancellationToken, Task<Film?>>> _film = new(() =>
        EF.CompileAsyncQuery(
            (ReviewSiteDb db, string slug, CancellationToken _) =>
                db.Films.AsNoTracking().SingleOrDefault(f => f.Slug == slug)
        )
    );

    /// <summary>The film of this slug. Compiled, like the next, since the film page is visited most.</summary>
    public static Task<Film?> FindFilmAsync(this ReviewSiteDb db, string slug, CancellationToken cancellation) =>
        _film.For(db)(db, slug, cancellation);

    /// <summary>
    /// The first page of a film's reviews in the usual order, and one more if there is a second page.
    /// </summary>
    public static ValueTask<List<ReviewCard>> FirstReviewsAsync(
        this ReviewSiteDb db,
        int filmId,
        CancellationToken cancellation
    ) => _first.For(db)(db, filmId).ToListAsync(cancellation);

    /// <summary>
    /// A query that is compiled once for each model: EF Core compiles for one only, and each database has its own.
    /// </summary>
    private sealed class CompiledQuery<TQuery>(Func<TQuery> compile)
        where TQuery : Delegate
    {
        private readonly ConditionalWeakTable<IModel, TQuery> _compiled = [];

        public TQuery For(ReviewSiteDb db) => _compiled.GetValue(db.Model, _ => compile());
    }
}
