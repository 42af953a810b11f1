using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Pages.Admin.History;
using ReviewSite.Web.Pages.Errors;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>The form of a page that editors put together.</summary>
public abstract class CuratedFormPage<TPage, TContent, TInput> : EditorPage
    where TPage : class, ICuratedPage<TPage, TContent>
    where TContent : class, ICuratedContent
    where TInput : CuratedInput, new()
{
    [BindProperty]
    public TInput Input { get; set; } = new();

    /// <returns><c>null</c> if something is wrong.</returns>
    protected abstract Task<TContent?> ReadAsync(CancellationToken cancellation);

    protected IActionResult Saved(TContent content, CuratedOutcome<TPage> outcome)
    {
        var address = $"{TPage.Path}/{content.Slug}";
        if (outcome.Holder is not { } holder)
        {
            return SavedAt(address, "Saved.");
        }

        var kind = TPage.Kind.ToLowerInvariant();
        ModelState.AddModelError(
            CuratedInput.SlugField,
            holder.IsWithdrawn
                ? $"A removed {kind} had the address {address} and gets it back if the removal is undone. "
                    + "Choose a different one, or undo the removal in the history."
                : $"Another {kind} has the address {address}. Choose a different one."
        );
        return Refused();
    }
}

/// <inheritdoc/>
public abstract class CuratedAddPage<TPage, TContent, TInput>(CuratedEditing<TPage, TContent> editing)
    : CuratedFormPage<TPage, TContent, TInput>
    where TPage : class, ICuratedPage<TPage, TContent>
    where TContent : class, ICuratedContent
    where TInput : CuratedInput, new()
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        await ReadAsync(cancellation) is { } content
            ? Saved(content, await editing.AddAsync(content, Editor, cancellation))
            : Refused();
}

/// <inheritdoc/>
public abstract class CuratedEditPage<TPage, TContent, TInput>(ReviewSiteDb db, CuratedEditing<TPage, TContent> editing)
    : CuratedFormPage<TPage, TContent, TInput>
    where TPage : class, ICuratedPage<TPage, TContent>
    where TContent : class, ICuratedContent
    where TInput : CuratedInput, ICuratedInput<TInput>, new()
{
    public TPage Edited { get; private set; } = null!;

    public FormMerge? Merge { get; private set; }

    protected ReviewSiteDb Db => db;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, cancellation))
        {
            return NotFound();
        }

        Input = await OpenAsync(Edited, cancellation);
        return Page();
    }

    /// <exception cref="RemovedMeanwhileException">The page was removed.</exception>
    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancellation)
    {
        if (await LoadAsync(slug, cancellation))
        {
            return await SaveAsync(cancellation);
        }

        if (await RemovedTitleAsync(slug, cancellation) is not { } removed)
        {
            return NotFound();
        }

        TellOfRemoval(removed);
        throw new RemovedMeanwhileException();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string slug, CancellationToken cancellation)
    {
        if (!await LoadAsync(slug, cancellation))
        {
            // The button was pressed twice, or in two windows.
            return await RemovedTitleAsync(slug, cancellation) is { } removed ? Removed(removed) : NotFound();
        }

        await editing.RemoveAsync(Edited.Id, Editor, cancellation);
        return Removed(Edited.Title);
    }

    private LocalRedirectResult Removed(string title) => SavedAt($"/admin{TPage.Path}", $"{title} has been removed.");

    /// <summary>What the form shows besides the title and the address.</summary>
    protected abstract Task<TInput> InputOfAsync(TPage page, CancellationToken cancellation);

    /// <summary>As the form shows it, with its fingerprints.</summary>
    private async Task<TInput> OpenAsync(TPage page, CancellationToken cancellation)
    {
        var input = await InputOfAsync(page, cancellation);
        (input.Title, input.Slug, input.Version) = (page.Title, page.Slug, page.Version);
        input.Opened = OpenedForm.Of(input, input.Version, TInput.Fields);
        return input;
    }

    private async Task<IActionResult> SaveAsync(CancellationToken cancellation)
    {
        if (await ReadAsync(cancellation) is not { } content)
        {
            return Refused();
        }

        var outcome = await editing.ChangeAsync(Edited.Id, Input.Version, content, Editor, cancellation);
        if (outcome.Theirs is not { } saved)
        {
            return Saved(content, outcome);
        }

        var theirs = await OpenAsync(saved, cancellation);
        Merge = OpenedForm.Merge(Input, theirs, Input.Opened, Input.Version, TInput.Fields);
        (Input.Version, Input.Opened) = (theirs.Version, theirs.Opened);
        ModelState.Clear();
        if (Merge.IsClean)
        {
            return await SaveAsync(cancellation);
        }

        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken cancellation)
    {
        if (await db.FindCuratedAsync<TPage>(slug, cancellation) is not { } page)
        {
            return false;
        }

        Edited = page;
        TellOfRemoval(page.Title);
        return true;
    }

    private Task<string?> RemovedTitleAsync(string slug, CancellationToken cancellation) =>
        db.Set<TPage>()
            .IgnoreQueryFilters()
            .Where(p => p.Slug == slug && p.IsWithdrawn)
            .Select(p => p.Title)
            .SingleOrDefaultAsync(cancellation);

    /// <summary>What the error page says if the page was removed meanwhile.</summary>
    private void TellOfRemoval(string title) =>
        HttpContext.Features.Set(
            new EditedItem(title, Address.Of("/admin/history", ("kind", HistoryFilter.KindOf<TPage>())))
        );
}
