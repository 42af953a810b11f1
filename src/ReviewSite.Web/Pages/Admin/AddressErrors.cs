using Microsoft.AspNetCore.Mvc.ModelBinding;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>Why something cannot have the slug that an editor typed.</summary>
internal static class AddressErrors
{
    /// <param name="kind">What it is for, as in a suggestion if nothing is left of what was typed.</param>
    public static void Add(ModelStateDictionary errors, string field, string slug, string kind)
    {
        if (!Slug.IsOne(slug))
        {
            errors.AddModelError(field, $"Use lowercase letters, digits and hyphens, such as “{Slug.Of(slug, kind)}”.");
        }
        else if (FilmCatalog.ReservedSlugs.Contains(slug))
        {
            errors.AddModelError(field, $"“{slug}” is the address of another page. Choose a different one.");
        }
    }
}
