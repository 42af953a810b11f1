using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Pages.Errors;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>A form about a film.</summary>
public abstract class FilmFormPage(ReviewSiteDb db) : EditorPage
{
    public Film Film { get; private set; } = null!;

    protected ReviewSiteDb Db => db;

    /// <summary>The film of this slug, or the one that had it once.</summary>
    /// <exception cref="RemovedMeanwhileException">A form was sent, and the film was withdrawn.</exception>
    protected async Task<bool> LoadAsync(string slug, CancellationToken cancellation) =>
        await IsThereAsync(await db.FindBySlugOrMovedAsync(slug, cancellation), slug, cancellation);

    /// <summary>For what must not happen to another film that this one was merged into.</summary>
    /// <inheritdoc cref="LoadAsync" path="/exception"/>
    protected async Task<bool> LoadUnmovedAsync(string slug, CancellationToken cancellation) =>
        await IsThereAsync(await db.FindBySlugAsync(slug, cancellation), slug, cancellation);

    private async Task<bool> IsThereAsync(Film? film, string slug, CancellationToken cancellation)
    {
        if (film is null && HttpMethods.IsPost(Request.Method))
        {
            film = await db
                .Films.IgnoreQueryFilters()
                .AsNoTracking()
                .SingleOrDefaultAsync(f => f.Slug == slug, cancellation);
        }

        if (film is null)
        {
            return false;
        }

        Film = film;
        HttpContext.Features.Set(
            new EditedItem(film.Title, Address.Of("/admin/history", ("film", film.Slug))) { IsFilm = true }
        );
        return !film.IsWithdrawn ? true : throw new RemovedMeanwhileException();
    }
}
