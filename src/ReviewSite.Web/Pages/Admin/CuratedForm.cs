using ReviewSite.Domain.Texts;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin;

/// <summary>The form of a page that editors put together, and the text around it.</summary>
public sealed record CuratedForm(CuratedInput Input, string Back, string Action)
{
    /// <summary>What someone else saved meanwhile.</summary>
    public FormMerge? Merge { get; init; }
}

/// <summary>A field of a form for text.</summary>
/// <param name="Name">The name of the input's property.</param>
public sealed record TextField(string Name, string Label, string? Value, string Hint)
{
    internal const string AddressLabel = "Web address (slug)";

    /// <summary><c>null</c> for a single line.</summary>
    public int? Rows { get; init; }

    public int? Longest { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>Whether it stands below the columns of the others.</summary>
    public bool IsWide { get; init; }

    public string Field => "Input." + Name;

    public static TextField Title(string? text, string example) =>
        new("Title", "Title", text, $"Required. For example, {example}.")
        {
            Longest = ICuratedPage.LongestTitle,
            IsRequired = true,
        };

    public static TextField Address(string? text) =>
        new("Slug", AddressLabel, text, "Leave empty to use the title.") { Longest = Slug.MaxLength };

    public static TextField Description(string? text) =>
        new("Description", "Description", text, "Optional. An empty line starts a new paragraph.")
        {
            Rows = 4,
            IsWide = true,
        };
}

/// <summary>Some of a form's fields.</summary>
/// <param name="Names">The names of all fields of the form, in their order: the first one with an error gets the
/// focus.</param>
public sealed record TextFields(IEnumerable<TextField> Shown, IReadOnlyList<string> Names);

/// <summary>A field of a form to choose from a list.</summary>
public sealed record ChoiceField(
    string Name,
    string Label,
    string Chosen,
    IEnumerable<(string Value, string Label)> Options
);
