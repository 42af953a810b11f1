using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Texts;
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
    /// <summary>By the name of the file or the title of the film.</summary>
    public static IQueryable<Import> Matching(this IQueryable<Import> imports, string words)
    {
        var key = SearchKey.Of(words);
        var lower = words.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // The database does it, which knows no cultures.
        return imports.Where(i =>
            i.Source.Contains(words) || i.Source.ToLower().Contains(lower) || i.Film!.TitleKey.Contains(key)
        );
#pragma warning restore CA1304, CA1311, CA1862, MA0011
    }

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
