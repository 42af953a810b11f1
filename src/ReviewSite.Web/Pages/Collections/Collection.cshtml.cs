using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Hosting;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Collections;

/// <summary>A collection with the figures of its films.</summary>
[CostlyRead]
[CachedPage]
public sealed class CollectionModel(ReviewSiteDb db, VerdictScale scale) : PageModel
{
    /// <summary>More films than this are shown as rows instead of cards.</summary>
    private const int MostCards = 12;

    public CuratedFilms Collection { get; private set; } = null!;

    public CollectionFigures Figures { get; private set; } = null!;

    /// <summary>Sections with a film on the site, each with its films in their order.</summary>
    public IReadOnlyList<(string? Title, IReadOnlyList<FilmCard> Films)> Sections { get; private set; } = [];

    /// <summary>How many of the films are no longer on the site.</summary>
    public int Missing { get; private set; }

    public string Path => $"/collections/{Collection.Slug}";

    public bool HasCards => Figures.Films <= MostCards;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (await db.FindCuratedAsync<CuratedFilms>(slug, cancellation) is not { } collection)
        {
            return NotFound();
        }

        if (collection.Slug != slug)
        {
            return this.MovedTo(collection);
        }

        Collection = collection;
        var ids = collection.Sections.SelectMany(s => s.Films).ToList();
        var films = await db.RankedFilmsAsync(ids, cancellation);
        var reviews = await db.Reviews.CountAsync(r => ids.Contains(r.FilmId), cancellation);
        Figures = CollectionFigures.Of(films, reviews, scale);
        Missing = ids.Count - films.Count;
        var cards = films.ToDictionary(f => f.Film.Id, f => FilmCard.Of(f.Film));
        Sections =
        [
            .. collection
                .Sections.Select(s =>
                    (s.Title, (IReadOnlyList<FilmCard>)[.. s.Films.Where(cards.ContainsKey).Select(f => cards[f])])
                )
                .Where(s => s.Item2.Count > 0 || s.Title is not null),
        ];
        return Page();
    }
}
