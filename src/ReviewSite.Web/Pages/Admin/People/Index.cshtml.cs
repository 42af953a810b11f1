using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.People;

/// <summary>The users: inviting and disabling them.</summary>
public sealed class IndexModel(
    ReviewSiteDb db,
    Invitations invitations,
    UserManager<Store.Entities.Account> accounts,
    SessionStore sessions,
    SiteOptions site
) : EditorPage
{
    [BindProperty]
    [Email]
    [MaxLength(Store.Entities.Account.LongestEmail, ErrorMessage = "An email address can have at most {1} characters.")]
    public string? Email { get; set; }

    public IReadOnlyList<UserRow> People { get; private set; } = [];

    public IReadOnlyList<Invitation> Open { get; private set; } = [];

    /// <summary>The link of the invitation that was just created; it is shown once.</summary>
    public string? Link { get; private set; }

    /// <summary>Whether nothing says how others reach the site, so that the link is for this machine.</summary>
    public bool IsLinkLocal => site.PublicOrigin is null;

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

        return await LinkedAsync(Email!.Trim(), role, cancellation);
    }

    /// <summary>A link with which someone chooses a new password.</summary>
    public async Task<IActionResult> OnPostResetAsync(string id, CancellationToken cancellation)
    {
        if (await accounts.FindByIdAsync(id) is not { IsDisabled: false, Email: { } email } person)
        {
            return NotFound();
        }

        ModelState.Clear();
        return await LinkedAsync(email, person.Role, cancellation);
    }

    public async Task<IActionResult> OnPostRevokeAsync(string email, CancellationToken cancellation)
    {
        await invitations.RevokeAsync(email, cancellation);
        return SavedAt("/admin/people", $"The link for {email} no longer works.");
    }

    /// <summary>Takes effect at once, since it ends all their sessions.</summary>
    public async Task<IActionResult> OnPostRoleAsync(string id, Role role, CancellationToken cancellation)
    {
        if (
            !Enum.IsDefined(role)
            || await sessions.ChangeAccountAsync(Editor.AccountId, id, a => a.Role = role, cancellation)
                is not { } person
        )
        {
            return NotFound();
        }

        var article = role == Role.Editor ? "an editor" : "an administrator";
        return SavedAt("/admin/people", $"{person.Email} is now {article}, and has to sign in again.");
    }

    /// <summary>Ends all their sessions at once; their changes stay.</summary>
    public async Task<IActionResult> OnPostDisableAsync(string id, bool disabled, CancellationToken cancellation)
    {
        if (
            await sessions.ChangeAccountAsync(Editor.AccountId, id, a => a.IsDisabled = disabled, cancellation)
            is not { } person
        )
        {
            return NotFound();
        }

        return SavedAt(
            "/admin/people",
            $"{person.Email} {(disabled ? "can no longer sign in" : "can sign in again")}."
        );
    }

    private async Task<PageResult> LinkedAsync(string email, Role role, CancellationToken cancellation)
    {
        var token = await invitations.CreateAsync(email, role, Invitation.SentLifetime, cancellation);
        Link = FirstAdministrator.LinkOf(site.Absolute(HttpContext, "/"), token);
        Email = email;
        await LoadAsync(cancellation);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Open = await invitations.OpenAsync(cancellation);
        var people = await db
            .Accounts.AsNoTracking()
            .OrderBy(a => a.NormalizedEmail)
            .Select(a => new
            {
                Account = a,
                Until = db.Sessions.Where(s => s.AccountId == a.Id).Max(s => (DateTime?)s.ExpiresAt),
            })
            .ToListAsync(cancellation);
        People = [.. people.Select(p => new UserRow(p.Account, p.Until - AccountServices.SessionLifetime))];
    }
}

/// <summary>Someone who may sign in.</summary>
/// <param name="SeenAt">The approximate time in UTC; <c>null</c> if they are not signed in anywhere.</param>
public sealed record UserRow(Store.Entities.Account Account, DateTime? SeenAt);
