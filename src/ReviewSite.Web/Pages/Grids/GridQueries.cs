using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Pages.Films;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Grids;

internal static class GridQueries
{
    /// <summary>The films with the most critics, where there are more than a grid holds; and one more then.</summary>
    public static async Task<IReadOnlyList<Film>> FilmsOfGridAsync(
        this ReviewSiteDb db,
        GridChoice choice,
        CancellationToken cancellation
    )
    {
        if (!choice.HasFilms)
        {
            return [];
        }

        if (choice.Director is { } director)
        {
            var films = await db.DirectedByAsync(DirectorQueries.SlugOf(director), cancellation);
            return [.. films.Where(f => choice.Year is null || f.Year == choice.Year)];
        }

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
        };
        var matching = db.Matching(filter, words: null);
        if (choice.Films.Count > 0)
        {
            matching = matching.Where(f => choice.Films.Contains(f.Slug));
        }

        var pager = new Pager(1, GridChoice.MostFilms + 1, _ => "") { PerPage = GridChoice.MostFilms + 1 };
        return await db.PageOf(matching, filter.Sort, pager).ToListAsync(cancellation);
    }

    public static async Task<Grid> GridOfAsync(
        this ReviewSiteDb db,
        IReadOnlyList<Film> films,
        GridChoice choice,
        CancellationToken cancellation
    )
    {
        var shown = films.Take(GridChoice.MostFilms).ToList();
        var ids = shown.ConvertAll(f => f.Id);
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
        var rows = shown.Select(f => new GridRow(
            f.Id,
            f.Slug,
            f.Title,
            f.Year,
            [.. columns.Take(GridChoice.MostColumns).Select(c => CellOf(f.Slug, cells[(f.Id, c.Id)], choice.Scale))]
        ));
        var sorted = choice.IsByTitle
            ? rows.OrderBy(r => r.Title, StringComparer.OrdinalIgnoreCase)
            : Grid.Ranked(rows, choice.Scale);
        GridRow[] all = [.. sorted];
        return new Grid(
            all,
            [
                .. columns
                    .Take(GridChoice.MostColumns)
                    .Select((c, i) => c with { Figures = GridFigures.Of(all.Select(r => r.Cells[i])) }),
            ],
            films.Count > GridChoice.MostFilms || columns.Count > GridChoice.MostColumns
        );
    }

    /// <summary>Those with the most scores first, and one more than a grid holds where there are as many.</summary>
    private static async Task<IReadOnlyList<GridColumn>> ColumnsAsync(
        ReviewSiteDb db,
        IReadOnlyList<GridReview> reviews,
        GridChoice choice,
        CancellationToken cancellation
    )
    {
        var scored = reviews
            .GroupBy(r => r.Contributor)
            .Select(g => (Id: g.Key, Scores: g.Count(r => r.Score is not null)))
            .Where(c => c.Scores > 0)
            .ToDictionary(c => c.Id, c => c.Scores);
        var ids = scored
            .OrderByDescending(s => s.Value)
            .ThenBy(s => s.Key)
            .Select(s => s.Key)
            .Take(choice.Who.Count > 0 ? scored.Count : GridChoice.MostColumns + 1)
            .ToList();
        var named = await choice.By.Of(db).Where(w => ids.Contains(w.Id)).ToListAsync(cancellation);
        return
        [
            .. named
                .Where(w => choice.Who.Count == 0 || choice.Who.Contains(w.Slug))
                .OrderByDescending(w => scored[w.Id])
                .ThenBy(w => w.NameKey, StringComparer.Ordinal)
                .Select(w => new GridColumn(w.Id, w.Slug, w.Name) { Figures = GridFigures.Of([]) }),
        ];
    }

    /// <summary>Of several reviews of a film by the same, the mean.</summary>
    private static GridCell? CellOf(string film, IEnumerable<GridReview> reviews, GridScale scale)
    {
        var all = reviews.OrderBy(r => r.Position).ToList();
        if (all.Count == 0)
        {
            return null;
        }

        var scores = all.Select(r => r.Score).OfType<int>().ToList();
        return new GridCell(
            scores.Count == 0 ? null : scale.ValueOf((decimal)scores.Average()),
            Address.OfReview(film, (all.Find(r => r.Score is not null) ?? all[0]).Position)
        );
    }

    private sealed record GridReview(int Film, int Contributor, int Position, int? Score);
}
