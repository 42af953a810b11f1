using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ReviewSite.Web.Pages.Grids;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Grids;

/// <summary>A grid as an editor types it: films and names, one per line.</summary>
public sealed class GridInput : CuratedInput, ICuratedInput<GridInput>
{
    public static IReadOnlyList<FormField<GridInput>> Fields { get; } =
    [
        new("Title", g => g.Title, (g, v) => g.Title = v),
        new("Address", g => g.Slug, (g, v) => g.Slug = v),
        new("By", g => g.By, (g, v) => g.By = v),
        new("Films", g => g.Films, (g, v) => g.Films = v),
        new(WhoLabel, g => g.Who, (g, v) => g.Who = v),
        new("Scale", g => g.Scale, (g, v) => g.Scale = v),
        new("Order", g => g.Order, (g, v) => g.Order = v),
        new("Decimals", g => g.Decimals, (g, v) => g.Decimals = v),
        new("Rounding", g => g.Rounding, (g, v) => g.Rounding = v),
    ];

    private const int LongestList = 40_000;
    private const string ByLabel = "Scores of";
    private const string WhoLabel = "Critics or publications";

    [Display(Name = ByLabel)]
    public string? By { get; set; }

    [MaxTextLength(LongestList, ErrorMessage = "A list can have at most {1} characters.")]
    public string? Films { get; set; }

    [MaxTextLength(LongestList, ErrorMessage = "A list can have at most {1} characters.")]
    [Display(Name = WhoLabel)]
    public string? Who { get; set; }

    public string? Scale { get; set; }

    public string? Order { get; set; } = GridOrder.Listed.Key;

    public string? Decimals { get; set; }

    public string? Rounding { get; set; }

    public static async Task<GridInput> OfAsync(ReviewSiteDb db, GridChoice choice, CancellationToken cancellation) =>
        new()
        {
            By = choice.By.Plural,
            Films = string.Join('\n', await GridLines.OfFilmsAsync(db, choice, cancellation)),
            Who = string.Join('\n', await GridLines.OfContributorsAsync(db, choice, cancellation)),
            Scale = choice.Rule.Scale.Key,
            Order = choice.Rule.Order.Key,
            Decimals = Text(choice.Rule.Decimals),
            Rounding = choice.Rule.Rounding.Key,
        };

    /// <summary>The choices from lists; a missing one was not in the form, and has its default.</summary>
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

    internal override IReadOnlyList<TextField> ToFields() =>
        [
            TextField.Title(Title, "Cannes 2024"),
            TextField.Address(Slug),
            new(
                "Films",
                "Films",
                Films,
                "One per line, in their order: titles, such as “Pusher (1996)”, or addresses. "
                    + $"At most {GridChoice.MostFilms}."
            )
            {
                Rows = 10,
            },
            new(
                "Who",
                WhoLabel,
                Who,
                $"One name per line, in their order. Leave empty for the {GridChoice.MostColumns} with the most scores."
            )
            {
                Rows = 10,
            },
        ];

    internal override IReadOnlyList<ChoiceField> ToChoices() =>
        [
            new("By", ByLabel, By ?? "", GridChoice.Kinds.Keys.Select(k => (k, Phrases.Capitalized(k)))),
            new("Scale", "Scale", Rule.Scale.Key, GridScale.All.Values.Select(s => (s.Key, s.Label))),
            new("Order", "Order of films", Rule.Order.Key, GridOrder.All.Values.Select(o => (o.Key, o.Label))),
            new(
                "Decimals",
                "Decimals of means",
                Text(Rule.Decimals),
                Enumerable.Range(0, SavedGridContent.MostDecimals + 1).Select(d => (Text(d), Text(d)))
            ),
            new(
                "Rounding",
                "Rounding of means",
                Rule.Rounding.Key,
                GridRounding.All.Values.Select(r => (r.Key, r.Label))
            ),
        ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
