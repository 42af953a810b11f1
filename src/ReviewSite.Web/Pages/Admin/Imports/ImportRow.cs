using ReviewSite.Domain.Imports;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Pages.Admin.Imports;

/// <summary>An import in a list.</summary>
/// <param name="Film">The film that it is about; <c>null</c> of a table of many.</param>
/// <param name="Reviews">How many it lists, counted no further than <see cref="MostCounted"/> and one more.</param>
/// <param name="Warnings">As they are stored.</param>
public sealed record ImportRow(
    int Id,
    string Source,
    DateTime At,
    DateTime? WithdrawnAt,
    string? Film,
    string? FilmSlug,
    int Reviews,
    IReadOnlyList<string> Warnings
)
{
    public const int MostCounted = 1_000;

    public string ReviewsInWords =>
        Reviews > MostCounted ? $"more than {Phrases.Reviews(MostCounted)}" : Phrases.Reviews(Reviews);
}

internal static class ImportRows
{
    public static IQueryable<ImportRow> ToRows(this IQueryable<Import> imports, ReviewSiteDb db) =>
        imports.Select(i => new ImportRow(
            i.Id,
            i.Source,
            i.At,
            i.WithdrawnAt,
            i.Film!.Title,
            i.Film!.Slug,
            db.ImportMentions.Where(m => m.ImportId == i.Id)
                .OrderBy(m => m.ReviewId)
                .Take(ImportRow.MostCounted + 1)
                .Count(),
            i.Warnings
        ));
}
