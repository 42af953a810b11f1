using Microsoft.AspNetCore.Mvc.RazorPages;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Hosting;

namespace ReviewSite.Web.Pages.About;

/// <summary>Explains every kind of figure on the site, and the measured quality of the estimates.</summary>
[CachedPage]
public sealed class ScoresModel(VerdictScale scale) : PageModel
{
    public VerdictScale Scale => scale;

    public void OnGet() { }
}
