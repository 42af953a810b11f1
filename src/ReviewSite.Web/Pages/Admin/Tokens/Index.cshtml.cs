using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Accounts;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Tokens;

/// <summary>The tokens with which programs change the site.</summary>
public sealed class IndexModel(ReviewSiteDb db, ApiTokens tokens, TimeProvider time) : EditorPage
{
    /// <summary>The available scopes, in words.</summary>
    public static readonly IReadOnlyList<(ApiScopes Scope, string About)> Scopes =
    [
        (ApiScopes.Read, "read: get the ETags needed to change something"),
        (ApiScopes.Write, "write: add, change and withdraw films and reviews"),
        (ApiScopes.Import, "import: add many reviews from one text"),
    ];

    /// <summary>For how many days a token may be valid.</summary>
    public static readonly IReadOnlyList<int> Lifetimes = [7, 30, 90, 365];

    [BindProperty]
    [MaxLength(ApiToken.LongestName, ErrorMessage = "A name can have at most {1} characters.")]
    public string? Name { get; set; }

    [BindProperty]
    public string? Owner { get; set; }

    [BindProperty]
    public IList<ApiScopes> Chosen { get; set; } = [];

    [BindProperty]
    public int Days { get; set; } = 90;

    public IReadOnlyList<ApiToken> Tokens { get; private set; } = [];

    public IReadOnlyList<(string Id, string? Email)> Owners { get; private set; } = [];

    /// <summary>The token that was just created; it is shown once.</summary>
    public string? Made { get; private set; }

    public DateTime Now { get; } = time.GetUtcNow().UtcDateTime;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        (Owner, Chosen) = (Editor.AccountId, [ApiScopes.Read, ApiScopes.Write]);
        await LoadAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (SearchKey.IsBlank(Name))
        {
            ModelState.AddModelError(nameof(Name), "Enter what the token is for.");
        }

        var scopes = Chosen.Where(Enum.IsDefined).Aggregate(ApiScopes.None, (all, scope) => all | scope);
        if (scopes == ApiScopes.None)
        {
            ModelState.AddModelError(nameof(Chosen), "Select at least one.");
        }

        if (!Lifetimes.Contains(Days))
        {
            ModelState.AddModelError(nameof(Days), "Choose one of the periods offered.");
        }

        if (ModelState.IsValid)
        {
            Made = await tokens.CreateAsync(
                PlainText.Line(Name)!,
                Owner ?? "",
                scopes,
                TimeSpan.FromDays(Days),
                cancellation
            );
            if (Made is null)
            {
                ModelState.AddModelError(nameof(Owner), "Choose a user who can sign in.");
            }
        }

        await LoadAsync(cancellation);
        return Made is null ? Refused() : Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(int id, CancellationToken cancellation) =>
        await tokens.RevokeAsync(id, cancellation) is { } revoked
            ? SavedAt("/admin/tokens", $"The token “{revoked.Name}” no longer works.")
            : NotFound();

    /// <summary>Why a token is inactive; <c>null</c> if it is active.</summary>
    public string? EndOf(ApiToken token) =>
        token.RevokedAt is { } at ? $"revoked on {Phrases.Time(at)}"
        : token.ExpiresAt <= Now ? $"expired on {Phrases.Time(token.ExpiresAt)}"
        : token.Account.IsDisabled ? "its user is disabled"
        : null;

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Tokens = await tokens.ListAsync(cancellation);
        var accounts = await db
            .Accounts.AsNoTracking()
            .Where(a => !a.IsDisabled)
            .OrderBy(a => a.NormalizedEmail)
            .Select(a => new { a.Id, a.Email })
            .ToListAsync(cancellation);
        Owners = [.. accounts.Select(a => (a.Id, a.Email))];
    }
}
