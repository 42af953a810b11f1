using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>
/// The stored films that some films of a table may be: those with one of their titles or IMDb ids. They include films
/// that were withdrawn with an import, which the next one restores, and films that an editor withdrew, which stay
/// withdrawn. Films on the site are preferred.
/// </summary>
internal sealed class FilmCandidates
{
    private const int EnoughOfYear = 2;
    private const int EnoughOfTitle = 3;

    public static readonly FilmCandidates None = new([]);

    private readonly ILookup<string?, Film> _byImdbId;
    private readonly ILookup<string, Film> _byTitle;

    private FilmCandidates(IReadOnlyList<Film> films)
    {
        _byImdbId = films.ToLookup(f => f.ImdbId);
        _byTitle = films.ToLookup(f => f.TitleKey);
    }

    public static async Task<FilmCandidates> LikeAsync(
        ReviewSiteDb db,
        IReadOnlyList<FilmDetails> films,
        CancellationToken cancellation
    )
    {
        var titles = films.Select(f => SearchKey.Of(f.Title)).ToHashSet();
        var imdbIds = films.Select(f => f.ImdbId).OfType<string>().ToHashSet();
        var stored = db.Films.IgnoreQueryFilters().AsNoTracking();
        var ofTitle = await stored.Where(f => EF.Parameter(titles).Contains(f.TitleKey)).ToListAsync(cancellation);
        var ofImdbId = await stored.Where(f => EF.Parameter(imdbIds).Contains(f.ImdbId!)).ToListAsync(cancellation);
        return new FilmCandidates([
            .. ofTitle.UnionBy(ofImdbId, f => f.Id).OrderBy(f => f.IsWithdrawn).ThenBy(f => f.Id),
        ]);
    }

    public Film? OfImdbId(FilmDetails details) =>
        details.ImdbId is { } imdbId ? _byImdbId[imdbId].FirstOrDefault() : null;

    /// <returns>The withdrawn one only if none is on the site; several only if they are on the site.</returns>
    public IReadOnlyList<Film> OfTitleAndYear(FilmDetails details)
    {
        var films = _byTitle[SearchKey.Of(details.Title)]
            .Where(f =>
                f.Year == details.Year && (details.ImdbId is null || f.ImdbId is null || f.ImdbId == details.ImdbId)
            )
            .Take(EnoughOfYear)
            .ToList();
        return films is [_, { IsWithdrawn: true }] ? [films[0]] : films;
    }

    /// <summary>The films on the site; only if none is of this title, the withdrawn ones.</summary>
    public IReadOnlyList<Film> OfTitle(FilmDetails details)
    {
        var films = _byTitle[SearchKey.Of(details.Title)]
            .Where(f => f.MergedIntoId is null && (details.ImdbId is null || f.ImdbId is null))
            .OrderBy(f => f.IsWithdrawn)
            .ThenBy(f => f.Year)
            .Take(EnoughOfTitle)
            .ToList();
        return films.Exists(f => !f.IsWithdrawn) ? films.FindAll(f => !f.IsWithdrawn) : films;
    }
}
