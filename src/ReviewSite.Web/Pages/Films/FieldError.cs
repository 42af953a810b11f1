namespace ReviewSite.Web.Pages.Films;

/// <summary>What is wrong with a field of the filter, if anything.</summary>
public sealed record FieldError(ReviewFilterForm Form, string Field)
{
    public string? Sentence => Form.Errors.GetValueOrDefault(Field);
}
