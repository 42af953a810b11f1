using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Imports;

/// <summary>Imports a review text into the store, all of it or nothing.</summary>
public sealed class ReviewTextImport(TimeProvider time)
{
    /// <summary>
    /// Matches each review of the text with what is stored, adds what is new and brings the rest up to date. Importing
    /// the same text for the same film again has no effect while that import is in force.
    /// </summary>
    /// <param name="db">Within <see cref="UnitOfWork.ExecuteAsync"/>.</param>
    /// <param name="text">Without errors.</param>
    public async Task<ReviewTextImportResult> ImportAsync(
        ReviewSiteDb db,
        Film film,
        string source,
        byte[] bytes,
        ReviewText text,
        CancellationToken cancellation
    )
    {
        var hash = HashOf(film.Slug, bytes);
        if (
            db.Imports.Local.Any(i => i.Hash == hash)
            || await db.Imports.AnyAsync(i => i.Hash == hash && i.WithdrawnAt == null, cancellation)
            || await IsKnownByFormerSlugAsync(db, film, bytes, cancellation)
        )
        {
            return ReviewTextImportResult.Known(source, film);
        }

        // Includes what the same change has added but not saved yet, and withdrawn reviews, which the text may restore.
        await db
            .Reviews.IgnoreQueryFilters()
            .Include(r => r.Critic)
            .Include(r => r.Publication)
            .Where(r => r.FilmId == film.Id)
            .LoadAsync(cancellation);
        var stored = db.Reviews.Local.Where(r => r.Film == film || (film.Id != 0 && r.FilmId == film.Id)).ToList();
        var omitted = new OmittedValues();
        var matcher = new ReviewMatcher(
            film,
            stored,
            await ContributorLookup.LoadAsync(
                db,
                text.Reviews.Select(i => i.Critic),
                text.Reviews.Select(i => i.Publication),
                cancellation
            ),
            omitted
        );
        matcher.Match([.. text.Reviews.Select(SourceReview.Of)], cancellation);

        var warnings = text
            .Problems.Concat(matcher.Notes)
            .Concat(omitted.Problems())
            .OrderBy(p => p.Line)
            .Select(p => p.ToString())
            .ToList();
        var import = new Import(film, source, hash, time.GetUtcNow().UtcDateTime, text.Published, warnings);
        foreach (var review in matcher.Mentioned)
        {
            import.Mention(review);
        }

        db.Imports.Add(import);
        return new ReviewTextImportResult(source, film, IsKnown: false, matcher.Outcomes, warnings);
    }

    /// <summary>Whether the text was imported for the film when it had another address.</summary>
    private static async Task<bool> IsKnownByFormerSlugAsync(
        ReviewSiteDb db,
        Film film,
        byte[] bytes,
        CancellationToken cancellation
    )
    {
        var slugs = await db
            .FilmRedirects.Where(r => r.FilmId == film.Id)
            .Select(r => r.Slug)
            .ToListAsync(cancellation);
        var hashes = slugs.Select(slug => HashOf(slug, bytes)).ToList();
        return await db.Imports.AnyAsync(
            i => i.FilmId == film.Id && i.WithdrawnAt == null && hashes.Contains(i.Hash),
            cancellation
        );
    }

    private static string HashOf(string slug, byte[] bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"review text for {slug}\n"))
        );

        // How lines end makes no other text.
        hash.AppendData([.. bytes.Where(b => b != '\r')]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>The outcome of importing a text.</summary>
/// <param name="IsKnown">The same text was imported before and is in force, so nothing was done.</param>
public sealed record ReviewTextImportResult(
    string Source,
    Film Film,
    bool IsKnown,
    IReadOnlyList<ReviewMatch> Outcomes,
    IReadOnlyList<string> Warnings
)
{
    public int Added => CountOf(MatchOutcome.New);

    public int Changed => CountOf(MatchOutcome.Changed);

    public int Unchanged => CountOf(MatchOutcome.Unchanged);

    public static ReviewTextImportResult Known(string source, Film film) => new(source, film, IsKnown: true, [], []);

    private int CountOf(MatchOutcome outcome) => Outcomes.Count(o => o.Outcome == outcome);
}
