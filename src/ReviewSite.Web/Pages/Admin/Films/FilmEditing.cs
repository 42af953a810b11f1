using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Data;
using ReviewSite.Web.Data.History;

namespace ReviewSite.Web.Pages.Admin.Films;

/// <summary>Adding, correcting and withdrawing a film by hand.</summary>
public sealed class FilmEditing(WriteDoor door)
{
    public Task<FilmOutcome> AddAsync(FilmFacts facts, Actor by, CancellationToken cancellation) => door.WriteAsync(
        new StoreChange<FilmOutcome>(by, "Film added", async db =>
        {
            if (await db.FindAsync(facts.Title, facts.Year, cancellation) is { } known)
            {
                return new FilmOutcome.Taken(known.Slug, "This film is there already");
            }

            return new FilmOutcome.Saved((await db.FindOrAddAsync(facts, cancellation)).Slug);
        }),
        cancellation);

    /// <summary>A slug that it had before leads on to the new one.</summary>
    public Task<FilmOutcome> CorrectAsync(int filmId, FilmInput input, FilmFacts facts, Actor by, CancellationToken cancellation) => door.WriteAsync(
        new StoreChange<FilmOutcome>(by, "Film corrected", async db =>
        {
            var film = await db.Films.SingleAsync(f => f.Id == filmId, cancellation);
            if (film.Version != input.Version)
            {
                return new FilmOutcome.SavedMeanwhile(FilmInput.Of(film));
            }

            if (await db.FindAsync(facts.Title, facts.Year, cancellation) is { } other && other != film)
            {
                return new FilmOutcome.Taken(other.Slug, "Another film has this title and year");
            }

            var slug = PlainText.Line(input.Slug) ?? Slug.Of(facts.Title, "film");
            if (slug != film.Slug)
            {
                if (await db.Films.IgnoreQueryFilters().AnyAsync(f => f.Slug == slug, cancellation))
                {
                    return new FilmOutcome.Taken(slug, "Another film has this address");
                }

                await MoveAsync(db, film, slug, cancellation);
            }

            film.Correct(facts);
            return new FilmOutcome.Saved(film.Slug);
        }),
        cancellation);

    public Task<bool> WithdrawAsync(int filmId, Actor by, CancellationToken cancellation) => door.WriteAsync(
        new StoreChange<bool>(by, "Film withdrawn", async db =>
        {
            (await db.Films.SingleAsync(f => f.Id == filmId, cancellation)).Withdraw();
            return true;
        }),
        cancellation);

    private static async Task MoveAsync(ReviewSiteDb db, Film film, string slug, CancellationToken cancellation)
    {
        // A slug that leads nowhere else any more, or back here, is free again.
        await db.FilmRedirects.IgnoreQueryFilters().Where(r => r.Slug == slug).ExecuteDeleteAsync(cancellation);
        db.FilmRedirects.Add(new FilmRedirect(film.Slug, film));
        film.Move(slug);
    }
}

/// <summary>What came of an edit.</summary>
public abstract record FilmOutcome
{
    public sealed record Saved(string Slug) : FilmOutcome;

    /// <param name="Slug">Of the film that stands in the way.</param>
    public sealed record Taken(string Slug, string Why) : FilmOutcome;

    /// <summary>Someone else saved since the form was opened; nothing was changed.</summary>
    public sealed record SavedMeanwhile(FilmInput Theirs) : FilmOutcome;
}
