using ReviewSite.Domain;
using ReviewSite.Domain.Films;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Commands;

/// <summary>
/// The film given on the command line: an existing one by slug, or an existing or new one by title and year.
/// </summary>
internal sealed record ImportTarget(string? Title, int? Year, string? Slug)
{
    public async Task<Film> FindAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        if (Slug is not null)
        {
            return await db.FindBySlugAsync(Slug, cancellation)
                ?? throw new InvalidInputException(
                    $"there is no film “{Slug}”; use the last part of its address, after /films/, or its "
                        + $"title with --film TITLE."
                );
        }

        if (
            Year is null
            && await db.FindAsync(Title!, year: null, cancellation) is null
            && await db.YearsOfAsync(Title!, cancellation) is { Count: > 0 } years
        )
        {
            throw new InvalidInputException(
                $"“{Title}” already exists for {string.Join(" and ", years)}; choose one with --year or --slug."
            );
        }

        return await db.FindOrAddAsync(FilmDetails.Of(Title!, Year).Cleaned(), cancellation);
    }

    /// <exception cref="InvalidInputException">No film can have this title or this year.</exception>
    public void Check()
    {
        if (Title is not null && FilmDetails.Of(Title, Year).Cleaned().Problems().FirstOrDefault() is { } problem)
        {
            throw new InvalidInputException($"--film or --year, {problem}");
        }
    }
}
