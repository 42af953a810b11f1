using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Web.Hosting;

namespace ReviewSite.Web.Pages.Scores;

/// <summary>
/// The switch that hides scores. Its form is on cached pages, so it has no token; a request from another site can
/// change only how pages look.
/// </summary>
[CachedPage]
[IgnoreAntiforgeryToken(Order = 1001)]
public sealed class IndexModel : PageModel
{
    private static readonly TimeSpan _remembered = TimeSpan.FromDays(365);

    public void OnGet() { }

    public IActionResult OnPost(string? scores)
    {
        var options = new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = _remembered,
            SameSite = SameSiteMode.Lax,
            Secure = Request.IsHttps,
        };
        switch (scores)
        {
            case HiddenScores.Hidden:
                Response.Cookies.Append(HiddenScores.Name, HiddenScores.Hidden, options);
                break;
            case HiddenScores.Shown:
                Response.Cookies.Delete(HiddenScores.Name, options);
                break;
            default:
                return BadRequest();
        }

        return LocalRedirect(Back());
    }

    /// <summary>The page with the form, without the score field in its address.</summary>
    private string Back()
    {
        if (
            !Uri.TryCreate(Request.Headers.Referer.ToString(), UriKind.Absolute, out var from)
            || !Url.IsLocalUrl(from.AbsolutePath)
        )
        {
            return "/";
        }

        var fields = from
            .Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(f => !f.StartsWith($"{HiddenScores.Name}=", StringComparison.Ordinal));
        var query = string.Join('&', fields);
        return from.AbsolutePath + (query.Length == 0 ? "" : $"?{query}");
    }
}
