using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Web.Hosting;

namespace ReviewSite.Web.Pages.Scores;

/// <summary>
/// The switch that hides scores. Its form is on pages that are kept for all, so it has no token; somebody who sends it
/// from another site changes nothing but how pages look.
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

    /// <summary>The page that the form was on, without what its address says of scores.</summary>
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
