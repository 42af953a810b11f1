using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Imports;

/// <summary>An import: what withdrawing it would remove, its films, and the reviews of one of them.</summary>
public sealed class ImportModel(ReviewSiteDb db, ImportWithdrawal withdrawal) : EditorPage
{
    public Import Import { get; private set; } = null!;

    /// <summary>Who made it.</summary>
    public string? By { get; private set; }

    public WithdrawalPreview Withdrawal { get; private set; } = null!;

    /// <summary>The film whose reviews are listed; <c>null</c> if the films are.</summary>
    public Film? Film { get; private set; }

    public IReadOnlyList<ImportFilm> Films { get; private set; } = [];

    public IReadOnlyList<ImportReview> Reviews { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int id, string? film, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Film =
            Import.Film
            ?? await db
                .Films.IgnoreQueryFilters()
                .AsNoTracking()
                .SingleOrDefaultAsync(f => f.Slug == film, cancellation);
        if (Film is null && film is not null)
        {
            return NotFound();
        }

        By = await db.History.ThatAdded(nameof(Import), id).Select(e => e.Who).FirstOrDefaultAsync(cancellation);
        Withdrawal = await WithdrawalPreview.LoadAsync(db, Import, cancellation);
        await (Film is null ? LoadFilmsAsync(cancellation) : LoadReviewsAsync(Film, cancellation));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id, bool confirmed, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        if (!confirmed)
        {
            var address = FormattableString.Invariant($"/admin/imports/{id}");
            return Ask(
                new Confirmation(
                    $"Withdraw the import of {Import.Source}?",
                    EffectOf(await WithdrawalPreview.LoadAsync(db, Import, cancellation)),
                    "Withdraw import",
                    address,
                    address
                )
            );
        }

        var gone = await withdrawal.WithdrawAsync(id, Editor, cancellation);
        var message = gone is null
            ? "It has already been withdrawn."
            : $"The import has been withdrawn, along with {Phrases.Reviews(gone.Reviews)}"
                + gone.Films switch
                {
                    0 => ".",
                    1 when Import.Film is not null => " and its film.",
                    var films => $" and {Phrases.Count(films, "film", "films")}.",
                };
        return SavedAt(
            Import.Film is { IsWithdrawn: false } film && gone is null or { Films: 0 }
                ? $"/films/{film.Slug}"
                : $"/admin/imports/{id}",
            message
        );
    }

    /// <summary>The effect of withdrawing it, in words.</summary>
    public static string EffectOf(WithdrawalPreview withdrawal)
    {
        string[] sentences =
        [
            withdrawal.Removed is { } removed
                ? $"Withdrawing this import removes {Phrases.Join(RemovedBy(withdrawal, removed))}."
                : $"Withdrawing this import removes up to {Phrases.Reviews(withdrawal.Listed)}: those that no other "
                    + "import lists and nobody has edited.",
            Staying(withdrawal.Removed is null ? 0 : withdrawal.ListedElsewhere, "listed by another import"),
            withdrawal is { Removed: not null, ListedElsewhere: > 0 }
                ? "Values that only this import gave are kept there."
                : "",
            Staying(withdrawal.Removed is null ? 0 : withdrawal.Edited, "edited by someone"),
            withdrawal.IsOfTable
                ? "Films that then have no reviews go too, unless another import lists them or someone has worked on "
                    + "them."
                : "",
            Confirmation.CanBeUndone,
        ];
        return string.Join(' ', sentences.Where(s => s.Length > 0));
    }

    private static IEnumerable<string> RemovedBy(WithdrawalPreview withdrawal, int reviews)
    {
        yield return Phrases.Reviews(reviews);
        if (withdrawal.HasSummary)
        {
            yield return "its published summary";
        }

        if (withdrawal.RemovesFilm)
        {
            yield return "the film";
        }
    }

    private static string Staying(int reviews, string why) =>
        reviews == 0 ? "" : $"{Phrases.Reviews(reviews)} {(reviews == 1 ? "stays" : "stay")}, {why}.";

    private async Task LoadFilmsAsync(CancellationToken cancellation)
    {
        var mentions = db.ImportFilmMentions.Where(m => m.ImportId == Import.Id);
        var total = await mentions.CountAsync(cancellation);
        SetPager(total, film: null);
        Films = await mentions
            .OrderBy(m => m.FilmId)
            .Skip(Pager.Skipped)
            .Take(Pager.Size)
            .Join(db.Films.IgnoreQueryFilters(), m => m.FilmId, f => f.Id, (_, f) => f)
            .OrderBy(f => f.Id)
            .Select(f => new ImportFilm(
                f.Slug,
                f.Title,
                f.Year,
                f.IsWithdrawn,
                db.Reviews.IgnoreQueryFilters()
                    .Count(r =>
                        r.FilmId == f.Id && db.ImportMentions.Any(m => m.ImportId == Import.Id && m.ReviewId == r.Id)
                    )
            ))
            .ToListAsync(cancellation);
    }

    private async Task LoadReviewsAsync(Film film, CancellationToken cancellation)
    {
        var reviews = db
            .Reviews.IgnoreQueryFilters()
            .Where(r =>
                r.FilmId == film.Id && db.ImportMentions.Any(m => m.ImportId == Import.Id && m.ReviewId == r.Id)
            );
        SetPager(await reviews.CountAsync(cancellation), film);
        Reviews = await reviews
            .OrderBy(r => r.Position)
            .Skip(Pager.Skipped)
            .Take(Pager.Size)
            .Select(r => new ImportReview(
                r.Id,
                r.Critic!.Name ?? r.Credit,
                r.Publication!.Name,
                r.OriginalScore,
                r.IsWithdrawn
            ))
            .ToListAsync(cancellation);
    }

    private void SetPager(int total, Film? film)
    {
        var query = new QueryReader(Request.Query);
        Pager = new Pager(
            query.Within(query.Page(), total),
            total,
            page =>
                Address.Of(
                    FormattableString.Invariant($"/admin/imports/{Import.Id}"),
                    ("film", Import.Film is null ? film?.Slug : null),
                    ("page", Address.PageField(page))
                )
        );
        Report(query);
    }

    private async Task<bool> LoadAsync(int id, CancellationToken cancellation)
    {
        Import = (
            await db
                .Imports.IgnoreQueryFilters()
                .AsNoTracking()
                .Include(i => i.Film)
                .SingleOrDefaultAsync(i => i.Id == id, cancellation)
        )!;
        return Import is not null;
    }
}

/// <summary>A film of an import, with how many of its reviews the import lists.</summary>
public sealed record ImportFilm(string Slug, string Title, int? Year, bool IsWithdrawn, int Reviews);

/// <summary>A review of an import.</summary>
public sealed record ImportReview(int Id, string? Critic, string? Publication, string? Score, bool IsWithdrawn);
