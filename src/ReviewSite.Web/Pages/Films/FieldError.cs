using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ReviewSite.Web.Pages.Films;

/// <summary>The error of a filter field, in the element that describes the field.</summary>
public static class FieldError
{
    /// <returns>Nothing to show if nothing is wrong.</returns>
    public static IHtmlContent? Of(ReviewFilterForm form, string field)
    {
        if (form.Errors.GetValueOrDefault(field) is not { } sentence)
        {
            return null;
        }

        var error = new TagBuilder("p");
        error.AddCssClass("field-error");
        error.GenerateId($"{field}-error", "-");
        error.InnerHtml.Append(sentence);
        return error;
    }
}
