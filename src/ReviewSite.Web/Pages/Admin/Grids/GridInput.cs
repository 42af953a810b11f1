using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Pages.Grids;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Grids;

/// <summary>A grid as an editor types it: films and names a line each.</summary>
public sealed class GridInput
{
    internal static readonly IReadOnlyList<FormField<GridInput>> Fields =
    [
        new("Title", g => g.Title, (g, v) => g.Title = v),
        new("Address", g => g.Slug, (g, v) => g.Slug = v),
        new("By", g => g.By, (g, v) => g.By = v),
        new("Films", g => g.Films, (g, v) => g.Films = v),
        new("Critics or publications", g => g.Who, (g, v) => g.Who = v),
        new("Scale", g => g.Scale, (g, v) => g.Scale = v),
        new("Order", g => g.Order, (g, v) => g.Order = v),
        new("Decimals", g => g.Decimals, (g, v) => g.Decimals = v),
        new("Rounding", g => g.Rounding, (g, v) => g.Rounding = v),
    ];

    private const int LongestList = 40_000;

    [MaxLength(SavedGrid.LongestTitle, ErrorMessage = "A title can have at most {1} characters.")]
    public string? Title { get; set; }

    /// <summary>The last part of its address; as the title has it where it is left empty.</summary>
    [MaxLength(Domain.Texts.Slug.MaxLength, ErrorMessage = "A slug can have at most {1} characters.")]
    public string? Slug { get; set; }

    public string? By { get; set; }

    [MaxLength(LongestList, ErrorMessage = "A list can have at most {1} characters.")]
    public string? Films { get; set; }

    [MaxLength(LongestList, ErrorMessage = "A list can have at most {1} characters.")]
    public string? Who { get; set; }

    public string? Scale { get; set; }

    public string? Order { get; set; } = GridOrder.Listed.Key;

    public string? Decimals { get; set; }

    public string? Rounding { get; set; }

    /// <summary>Of the grid when the form was opened.</summary>
    public int Version { get; set; }

    /// <summary>The grid when the form was opened, as <see cref="OpenedForm"/> has it.</summary>
    public string? Opened { get; set; }

    public static GridInput Of(SavedGrid grid)
    {
        var input = Of(GridChoice.Of(grid, SavedModel.RuleOf(grid)));
        (input.Title, input.Slug, input.Version) = (grid.Title, grid.Slug, grid.Version);
        input.Opened = OpenedForm.Of(input, input.Version, Fields);
        return input;
    }

    public static GridInput Of(GridChoice choice) =>
        new()
        {
            By = choice.By.Plural,
            Films = string.Join('\n', choice.Films),
            Who = string.Join('\n', choice.Who),
            Scale = choice.Rule.Scale.Top.ToString(CultureInfo.InvariantCulture),
            Order = choice.Rule.Order.Key,
            Decimals = choice.Rule.Decimals.ToString(CultureInfo.InvariantCulture),
            Rounding = choice.Rule.Rounding.Key,
        };

    /// <summary>What is chosen from lists; what is not there, nobody chose with the form, and it is as usual.</summary>
    internal GridRule Rule =>
        new(
            GridScale.All.GetValueOrDefault(Scale ?? "") ?? GridRule.Usual.Scale,
            GridOrder.All.GetValueOrDefault(Order ?? "") ?? GridOrder.Listed,
            int.TryParse(Decimals, NumberStyles.None, CultureInfo.InvariantCulture, out var decimals)
            && decimals <= SavedGridContent.MostDecimals
                ? decimals
                : GridRule.Usual.Decimals,
            GridRounding.All.GetValueOrDefault(Rounding ?? "") ?? GridRounding.HalfUp
        );

    internal string SlugOrUsual => PlainText.Line(Slug) ?? Domain.Texts.Slug.Of(Title ?? "", "grid");
}
