using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>The state of a form's fields after it was refused.</summary>
public static class FieldState
{
    /// <returns>"true" for <c>aria-invalid</c>; none, so that the attribute is left out, if nothing is
    /// wrong.</returns>
    public static string? Invalid(this ModelStateDictionary state, string field) =>
        state[field]?.Errors.Count > 0 ? "true" : null;

    /// <summary>Whether it is the form's first field with an error; it gets the focus.</summary>
    /// <param name="fields">In the order in which the form has them.</param>
    public static bool IsFirstInvalid(this ModelStateDictionary state, string field, IEnumerable<string> fields) =>
        fields.FirstOrDefault(f => state.Invalid(f) is not null) == field;
}
