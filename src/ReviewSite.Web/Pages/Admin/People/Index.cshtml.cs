using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.People;

/// <summary>Who may sign in: inviting, and letting go.</summary>
public sealed class IndexModel(
    ReviewSiteDb db,
    Invitations invitations,
    UserManager<Store.Entities.Account> accounts,
    SessionStore sessions,
    SiteOptions site
) : EditorPage
{
    [BindProperty]
    [EmailAddress(ErrorMessage = "Enter a valid email address.")]
    [MaxLength(Store.Entities.Account.LongestEmail, ErrorMessage = "An email address can have at most {1} characters.")]
    public string? Email { get; set; }

    public IReadOnlyList<Store.Entities.Account> People { get; private set; } = [];

    /// <summary>The link of the invitation just made; it is shown once.</summary>
    public string? Link { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation);

    public async Task<IActionResult> OnPostInviteAsync(Role role, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(Email))
        {
            ModelState.AddModelError(nameof(Email), "Enter the email address of the person to invite.");
        }
        else if (await accounts.FindByEmailAsync(Email) is not null)
        {
            ModelState.AddModelError(nameof(Email), "This address already has an account.");
        }

        if (!ModelState.IsValid || !Enum.IsDefined(role))
        {
            await LoadAsync(cancellation);
            return Refused();
        }

        var token = await invitations.CreateAsync(Email!.Trim(), role, cancellation);
        Link = FirstAdministrator.LinkOf(site.PublicOrigin?.ToString() ?? $"{Request.Scheme}://{Request.Host}", token);
        await LoadAsync(cancellation);
        return Page();
    }

    /// <summary>Ends all their sessions at once; what they did stays.</summary>
    public async Task<IActionResult> OnPostDisableAsync(string id, bool disabled, CancellationToken cancellation)
    {
        var person = await accounts.FindByIdAsync(id);
        if (person is null || id == Editor.AccountId)
        {
            return NotFound();
        }

        person.IsDisabled = disabled;
        await accounts.UpdateAsync(person);
        await sessions.EndAllAsync(id, cancellation);
        return SavedAt(
            "/admin/people",
            $"{person.Email} {(disabled ? "can no longer sign in" : "can sign in again")}."
        );
    }

    private async Task LoadAsync(CancellationToken cancellation) =>
        People = await db.Accounts.AsNoTracking().OrderBy(a => a.NormalizedEmail).ToListAsync(cancellation);
}
