using ReviewSite.Web.Exports;
using ReviewSite.Web.Imports.Staging;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Imports.Catalogue;

/// <summary>The grids of a catalogue, as they are staged.</summary>
internal sealed class CatalogueGrids(StagedRows staged)
{
    private static readonly string[] _kinds = ["critics", "publications"];

    private readonly HashSet<string> _slugs = [];

    public void Add(CatalogueGrid form, CatalogueValidator check)
    {
        var (slug, title) = check.NewPage(form.Slug, form.Title, _slugs);
        OneOf(check.At("by"), form.By, _kinds);
        OneOf(check.At("order"), form.Order, SavedGridContent.Orders);
        OneOf(check.At("rounding"), form.Rounding, SavedGridContent.Roundings);
        check
            .At("scale")
            .Require(
                SavedGridContent.Scales.Contains(form.Scale),
                $"expected one of {string.Join(", ", SavedGridContent.Scales)}, found {form.Scale}"
            );
        check
            .At("isInWords")
            .Require(
                !form.IsInWords || form.Scale == SavedGridContent.ScaleOfWords,
                $"expected false, or the scale {SavedGridContent.ScaleOfWords}"
            );
        check.At("decimals").Within(form.Decimals, 0, SavedGridContent.MostDecimals);
        staged.Add(
            new SavedGrid(
                new SavedGridContent(
                    slug,
                    title,
                    form.By,
                    Slugs(check.At("films"), form.Films),
                    Slugs(check.At("contributors"), form.Contributors),
                    form.Scale,
                    form.Order,
                    form.Decimals,
                    form.Rounding
                )
                {
                    IsInWords = form.IsInWords,
                }
            )
        );
    }

    private static void OneOf(CatalogueValidator check, string word, IReadOnlyCollection<string> words) =>
        check.Require(words.Contains(word), $"expected one of {string.Join(", ", words)}, found “{word}”");

    /// <summary>Films that were taken off the site since are among them, so they need not be known.</summary>
    private static IReadOnlyList<string> Slugs(CatalogueValidator check, IReadOnlyList<string> slugs)
    {
        check.Require(slugs.Count <= SavedGrid.MostListed, $"expected at most {SavedGrid.MostListed}");
        var taken = new HashSet<string>();
        foreach (var slug in slugs)
        {
            check.NewSlug(slug, s => !taken.Add(s));
        }

        return slugs;
    }
}
