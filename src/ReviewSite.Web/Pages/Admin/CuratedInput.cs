using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>A page that editors put together, as typed in its form.</summary>
public abstract class CuratedInput
{
    internal const string SlugField = "Input.Slug";

    [MaxLength(ICuratedPage.LongestTitle, ErrorMessage = "A title can have at most {1} characters.")]
    public string? Title { get; set; }

    /// <summary>The last part of its address; as the title has it if it is left empty.</summary>
    [MaxLength(Domain.Texts.Slug.MaxLength, ErrorMessage = "A slug can have at most {1} characters.")]
    [Display(Name = TextField.AddressLabel)]
    public string? Slug { get; set; }

    /// <summary>The version of the page when the form was opened.</summary>
    [ScaffoldColumn(false)]
    public int Version { get; set; }

    /// <summary>The page when the form was opened, as <see cref="OpenedForm"/> has it.</summary>
    [ScaffoldColumn(false)]
    public string? Opened { get; set; }

    internal abstract IReadOnlyList<TextField> ToFields();

    internal virtual IReadOnlyList<ChoiceField> ToChoices() => [];

    /// <summary>What is wrong with them is reported at their fields.</summary>
    /// <param name="kind">The slug if nothing of the title can be one.</param>
    internal (string? Title, string Slug) ReadName(ModelStateDictionary errors, string kind)
    {
        var title = PlainText.Line(Title);
        if (title is null || SearchKey.IsBlank(title))
        {
            errors.AddModelError("Input.Title", "Enter a title with visible characters.");
        }

        var slug = PlainText.Line(Slug) ?? Domain.Texts.Slug.Of(Title ?? "", kind);
        AddressErrors.Add(errors, SlugField, slug, kind);
        return (title, slug);
    }
}

/// <typeparam name="TSelf">The input itself.</typeparam>
public interface ICuratedInput<TSelf>
{
    static abstract IReadOnlyList<FormField<TSelf>> Fields { get; }
}
