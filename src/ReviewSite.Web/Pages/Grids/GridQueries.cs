using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Pages.Films;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Grids;

internal static class GridQueries
{
    /// <summary>The grids that editors made, the newest first.</summary>
    public static IQueryable<SavedGrid> NewestGrids(this ReviewSiteDb db, int most, int skip = 0) =>
        db.SavedGrids.AsNoTracking().OrderByDescending(g => g.Id).Skip(skip).Take(most);

    /// <summary>A page of them, each with the number of its films that are on the site.</summary>
    public static async Task<IReadOnlyList<GridCard>> NewestGridCardsAsync(
        this ReviewSiteDb db,
        Pager pager,
        CancellationToken cancellation
    )
    {
        var grids = await db.NewestGrids(pager.PerPage, pager.Skipped).ToListAsync(cancellation);
        var listed = grids.SelectMany(g => g.Films).Distinct().ToList();
        var films = await ListedSlugs.CurrentOfFilmsAsync(db, listed, cancellation);
        return
        [
            .. grids.Select(g => new GridCard(
                g.Slug,
                g.Title,
                g.Films.Select(f => films.GetValueOrDefault(f)).OfType<string>().Distinct().Count()
            )),
        ];
    }

    /// <summary>In the order of the list or collection; those with the most critics, if there are too many.</summary>
    public static async Task<GridFilms> FilmsOfGridAsync(
        this ReviewSiteDb db,
        GridChoice choice,
        CancellationToken cancellation
    )
    {
        if (!choice.HasFilms)
        {
            return GridFilms.None;
        }

        var collected = choice.Collection is { } collection
            ? await db.FilmsOfCollectionAsync(collection, cancellation)
            : null;
        var filter = new FilmFilter(
            Words: null,
            choice.Genre,
            Decade: null,
            Verdict: null,
            Critics: null,
            FilmSort.MostReviewed
        )
        {
            Year = choice.Year,
            Country = choice.Country,
        };
        var matching = db.Matching(filter, words: null);
        var slugs = await ListedSlugs.OfFilmsAsync(db, choice.Films, cancellation);
        var listed = slugs.Current;
        if (choice.Films.Count > 0)
        {
            matching = matching.Where(f => listed.Contains(f.Slug));
        }

        if (collected is not null)
        {
            matching = matching.Where(f => collected.Contains(f.Id));
        }

        var directed = choice.Director is { } director
            ? (await db.DirectedByAsync(DirectorQueries.SlugOf(director), cancellation)).Select(f => f.Id).ToList()
            : null;
        if (directed is not null)
        {
            matching = matching.Where(f => directed.Contains(f.Id));
        }

        var pager = new Pager(1, GridChoice.MostFilms + 1, _ => "") { PerPage = GridChoice.MostFilms + 1 };
        var found = await db.PageOf(matching, filter.Sort, pager).ToListAsync(cancellation);
        var shown = found.Take(GridChoice.MostFilms);
        Film[] inOrder = choice switch
        {
            { IsListed: false } when directed is not null => [.. shown.OrderBy(f => directed.IndexOf(f.Id))],
            { IsListed: false } => [.. shown],
            { Films.Count: > 0 } => [.. shown.OrderBy(f => listed.IndexOf(f.Slug))],
            _ => [.. shown.OrderBy(f => collected!.IndexOf(f.Id))],
        };
        return new GridFilms(inOrder, AreMore: found.Count > GridChoice.MostFilms) { Missing = slugs.Unknown };
    }

    public static async Task<Grid> GridOfAsync(
        this ReviewSiteDb db,
        GridChoice choice,
        CancellationToken cancellation
    ) => await db.GridOfAsync(await db.FilmsOfGridAsync(choice, cancellation), choice, cancellation);

    public static async Task<Grid> GridOfAsync(
        this ReviewSiteDb db,
        GridFilms films,
        GridChoice choice,
        CancellationToken cancellation
    )
    {
        var ids = films.Shown.Select(f => f.Id).ToList();
        var reviews = await db
            .Reviews.AsNoTracking()
            .Where(r => ids.Contains(r.FilmId) && EF.Property<int?>(r, choice.By.IdOfReview) != null)
            .Select(r => new GridReview(
                r.FilmId,
                EF.Property<int>(r, choice.By.IdOfReview),
                r.Position,
                r.Score == null ? null : r.Score.Value.Value
            ))
            .ToListAsync(cancellation);
        var columns = await ColumnsAsync(db, reviews, choice, cancellation);
        var cells = reviews.ToLookup(r => (r.Film, r.Contributor));
        var rows = films.Shown.Select(f => new GridRow(
            f.Id,
            f.Slug,
            f.Title,
            f.TitleKey,
            f.Year,
            [.. columns.Take(GridChoice.MostColumns).Select(c => CellOf(f.Slug, c.Slug, cells[(f.Id, c.Id)], choice))]
        ));
        GridRow[] all = [.. Sorted(rows, choice)];
        return new Grid(
            all,
            [
                .. columns
                    .Take(GridChoice.MostColumns)
                    .Select((c, i) => c with { Figures = GridFigures.Of(all.Select(r => r.Cells[i])) }),
            ],
            films.AreMore || columns.Count > GridChoice.MostColumns
        )
        {
            Missing = films.Missing,
        };
    }

    /// <summary>Films that are not listed one by one have no order of their own, so the best come first.</summary>
    private static IEnumerable<GridRow> Sorted(IEnumerable<GridRow> rows, GridChoice choice) =>
        choice.Rule.Order switch
        {
            var order when order == GridOrder.Title => rows.OrderBy(r => r.TitleKey, StringComparer.Ordinal)
                .ThenBy(r => r.Year)
                .ThenBy(r => r.Film),
            _ when choice.IsListed => rows,
            _ => Grid.Ranked(rows, choice.Rule.Scale),
        };

    /// <summary>
    /// The contributors with the most scores first, and one more than a grid can show if there are that many; or those
    /// that are listed, including those without a score.
    /// </summary>
    private static async Task<IReadOnlyList<GridColumn>> ColumnsAsync(
        ReviewSiteDb db,
        IReadOnlyList<GridReview> reviews,
        GridChoice choice,
        CancellationToken cancellation
    )
    {
        var scored = reviews.Where(r => r.Score is not null).CountBy(r => r.Contributor).ToDictionary();
        var isListed = choice.Rule.Order == GridOrder.Listed && choice.Who.Count > 0;
        var most = scored
            .OrderByDescending(s => s.Value)
            .ThenBy(s => s.Key)
            .Select(s => s.Key)
            .Take(GridChoice.MostColumns + 1)
            .ToList();
        var who = (await ListedSlugs.OfContributorsAsync(db, choice.By, choice.Who, cancellation)).Current;
        var chosen =
            choice.Who.Count > 0
                ? choice.By.Of(db).Where(w => who.Contains(w.Slug))
                : choice.By.Of(db).Where(w => most.Contains(w.Id));
        var named = (await chosen.ToListAsync(cancellation)).Where(w => isListed || scored.ContainsKey(w.Id));
        var sorted = isListed
            ? named.OrderBy(w => who.IndexOf(w.Slug))
            : named.OrderByDescending(w => scored[w.Id]).ThenBy(w => w.NameKey, StringComparer.Ordinal);
        return [.. sorted.Select(w => new GridColumn(w.Id, w.Slug, w.Name) { Figures = GridFigures.Of([]) })];
    }

    /// <summary>The mean, if the same contributor has several scores of a film.</summary>
    private static GridCell? CellOf(string film, string contributor, IEnumerable<GridReview> reviews, GridChoice choice)
    {
        var all = reviews.OrderBy(r => r.Position).ToList();
        if (all.Count == 0)
        {
            return null;
        }

        var scores = all.Select(r => r.Score).OfType<int>().ToList();
        return new GridCell(
            scores.Count == 0 ? null : choice.Rule.Scale.ValueOf((decimal)scores.Average()),
            scores.Count,
            scores.Count > 1
                ? Address.Of($"/films/{film}", (choice.By.Singular, contributor))
                : Address.OfReview(film, (all.Find(r => r.Score is not null) ?? all[0]).Position)
        );
    }

    /// <summary>In their order; empty if there is no such collection.</summary>
    private static async Task<List<int>> FilmsOfCollectionAsync(
        this ReviewSiteDb db,
        string slug,
        CancellationToken cancellation
    ) =>
        await db.FindCuratedAsync<CuratedFilms>(slug, cancellation) is { } collection
            ? [.. collection.Sections.SelectMany(s => s.Films)]
            : [];

    private sealed record GridReview(int Film, int Contributor, int Position, int? Score);
}

/// <summary>The films of a grid.</summary>
/// <param name="Shown">At most <see cref="GridChoice.MostFilms"/>.</param>
/// <param name="AreMore">Whether the choice matches more.</param>
internal sealed record GridFilms(IReadOnlyList<Film> Shown, bool AreMore)
{
    public static GridFilms None { get; } = new([], AreMore: false);

    /// <summary>The slugs of listed films that are no longer on the site.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}

/// <summary>A grid in a list.</summary>
public sealed record GridCard(string Slug, string Title, int Films);
