using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Web.History;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.History;

/// <summary>
/// The changes of a film; without a film, those of the whole site for administrators, and their own for editors.
/// </summary>
public sealed class IndexModel(ReviewSiteDb db, Reverter reverter) : EditorPage
{
    /// <summary>What is changed on the lists of critics and publications.</summary>
    private static readonly string?[] _fieldsOfNames =
    [
        nameof(NamedContributor.Name),
        nameof(NamedContributor.IsMerged),
        nameof(Publication.Weight),
        nameof(Publication.IsOurs),
    ];

    public Film? Film { get; private set; }

    public IReadOnlyList<HistoryLine> Lines { get; private set; } = [];

    internal HistoryFilter Filter { get; private set; } = new(By: null, Kind: null);

    /// <summary>Everybody who changed something, to choose from.</summary>
    public IReadOnlyList<string> People { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public RevertObstacles Obstacles { get; private set; } = new();

    /// <summary>The first of the values that were changed again: what the change set, and what it is now.</summary>
    public IReadOnlyList<ChangedValue> ChangedSince { get; private set; } = [];

    public bool IsOwnOnly => Film is null && !IsAdministrator;

    private bool IsAdministrator => User.IsInRole(nameof(Role.Administrator));

    public async Task<IActionResult> OnGetAsync(string? film, CancellationToken cancellation) =>
        await LoadAsync(film, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? film, int id, CancellationToken cancellation)
    {
        if (!await LoadFilmAsync(film, cancellation))
        {
            return NotFound();
        }

        return await RevertAsync(id, Visible(), cancellation)
            ?? SavedAt(Address.Of("/admin/history", ("film", film)), $"Change {id} has been reverted.");
    }

    /// <summary>From the message that something was saved, whatever page that is on.</summary>
    public async Task<IActionResult> OnPostUndoAsync(int change, CancellationToken cancellation)
    {
        var what = await Visible().Where(e => e.Id == change).Select(e => e.What).SingleOrDefaultAsync(cancellation);
        return await RevertAsync(change, Visible(), cancellation)
            ?? SavedAt(await AddressOfAsync(change, cancellation), $"Undone: {what}.");
    }

    /// <returns>The page that says why not; <c>null</c> if it was reverted.</returns>
    private async Task<IActionResult?> RevertAsync(
        int id,
        IQueryable<HistoryEntry> visible,
        CancellationToken cancellation
    )
    {
        if (await visible.SingleOrDefaultAsync(e => e.Id == id, cancellation) is not { } entry)
        {
            return NotFound();
        }

        if (!IsAdministrator && entry.Changes.Any(c => c is { Kind: nameof(Publication), Field: not null }))
        {
            return Forbid();
        }

        // The button may have been pressed twice, or in two windows.
        if (await IsRevertedAsync(entry.Id, cancellation))
        {
            return null;
        }

        Obstacles = await reverter.RevertAsync(entry.Id, Editor, cancellation);
        if (Obstacles.IsEmpty)
        {
            return null;
        }

        ChangedSince = await HistoryLines.DescribeAsync(db, Obstacles.ChangedSince, cancellation);
        await LoadLinesAsync(cancellation);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>Whether a change is reverted now: a revert may have been reverted itself.</summary>
    private async Task<bool> IsRevertedAsync(int entryId, CancellationToken cancellation)
    {
        var isReverted = false;
        while (
            await db
                .History.Where(e => e.RevertsId == entryId)
                .Select(e => (int?)e.Id)
                .FirstOrDefaultAsync(cancellation)
                is { } revert
        )
        {
            (entryId, isReverted) = (revert, !isReverted);
        }

        return isReverted;
    }

    /// <summary>The page where what an entry is about can be seen.</summary>
    private async Task<string> AddressOfAsync(int entryId, CancellationToken cancellation)
    {
        var entry = db.History.Where(e => e.Id == entryId);
        if (await AddressOfNameAsync(entry, cancellation) is { } names)
        {
            return names;
        }

        var film = await entry
            .Join(db.Films, e => e.FilmId, f => f.Id, (_, f) => f.Slug)
            .SingleOrDefaultAsync(cancellation);
        if (film is not null)
        {
            return $"/films/{film}";
        }

        var merged = await entry
            .SelectMany(e => e.Changes)
            .Where(c => c.Kind == nameof(Film) && c.Field == nameof(Domain.Films.Film.MergedIntoId))
            .Join(db.Films, c => c.Id, f => f.Id, (_, f) => f.Slug)
            .FirstOrDefaultAsync(cancellation);
        if (merged is not null)
        {
            return $"/films/{merged}";
        }

        var thing = await entry
            .SelectMany(e => e.Changes)
            .Select(c => new { c.Kind, c.Id })
            .FirstOrDefaultAsync(cancellation);
        return thing?.Kind switch
        {
            nameof(Import) => $"/admin/imports/{thing.Id}",
            nameof(SavedGrid) => await AddressOfAsync(db.SavedGrids, thing.Id, cancellation),
            nameof(CuratedFilms) => await AddressOfAsync(db.Collections, thing.Id, cancellation),
            nameof(Poll) => await AddressOfAsync(db.Polls, thing.Id, cancellation),
            _ => "/admin",
        };
    }

    /// <summary>
    /// The list with the critic or publication that was renamed, merged, weighed or marked; <c>null</c> if none was.
    /// </summary>
    private async Task<string?> AddressOfNameAsync(IQueryable<HistoryEntry> entry, CancellationToken cancellation)
    {
        var changed = entry.SelectMany(e => e.Changes).Where(c => _fieldsOfNames.Contains(c.Field));
        var critic = await changed
            .Where(c => c.Kind == nameof(Critic))
            .Join(db.Critics, c => c.Id, c => c.Id, (_, c) => c.Name)
            .FirstOrDefaultAsync(cancellation);
        if (critic is not null)
        {
            return Address.Of("/admin/critics", ("q", critic));
        }

        var publication = await changed
            .Where(c => c.Kind == nameof(Publication))
            .Join(db.Publications, c => c.Id, p => p.Id, (_, p) => p.Name)
            .FirstOrDefaultAsync(cancellation);
        return publication is null ? null : Address.Of("/admin/publications", ("q", publication));
    }

    /// <summary>Of the page, or of the list of all of them if it was removed.</summary>
    private static async Task<string> AddressOfAsync<TPage>(
        IQueryable<TPage> pages,
        int id,
        CancellationToken cancellation
    )
        where TPage : ICuratedPage =>
        await pages.Where(p => p.Id == id).Select(p => p.Slug).SingleOrDefaultAsync(cancellation) is { } slug
            ? $"{TPage.Path}/{slug}"
            : $"/admin{TPage.Path}";

    private async Task<bool> LoadAsync(string? film, CancellationToken cancellation)
    {
        if (!await LoadFilmAsync(film, cancellation))
        {
            return false;
        }

        await LoadLinesAsync(cancellation);
        return true;
    }

    private async Task<bool> LoadFilmAsync(string? film, CancellationToken cancellation)
    {
        Film = film is null
            ? null
            : await db
                .Films.IgnoreQueryFilters()
                .AsNoTracking()
                .SingleOrDefaultAsync(f => f.Slug == film, cancellation);
        return film is null || Film is not null;
    }

    private async Task LoadLinesAsync(CancellationToken cancellation)
    {
        var query = new QueryReader(Request.Query);
        Filter = HistoryFilter.Read(query);
        var shown = Filter.Apply(Visible());
        var total = await shown.CountAsync(cancellation);
        Pager = new Pager(query.Within(query.Page(), total), total, AddressOf);
        Report(query);
        Lines = await HistoryLines.LoadAsync(
            db,
            shown.OrderByDescending(e => e.Id).Skip(Pager.Skipped).Take(Pager.Size),
            cancellation
        );
        People = await Visible().Select(e => e.Who).Distinct().OrderBy(w => w).ToListAsync(cancellation);
    }

    private string AddressOf(int page) =>
        Address.Of(
            "/admin/history",
            ("film", Film?.Slug),
            ("by", Filter.By),
            ("kind", Filter.Kind),
            ("page", Address.PageField(page))
        );

    private IQueryable<HistoryEntry> Visible()
    {
        if (Film is { Id: var film })
        {
            return db.History.AsNoTracking().About(film);
        }

        var me = Editor.AccountId;
        return IsAdministrator ? db.History.AsNoTracking() : db.History.AsNoTracking().Where(e => e.AccountId == me);
    }
}
