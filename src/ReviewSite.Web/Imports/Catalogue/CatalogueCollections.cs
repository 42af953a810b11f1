using ReviewSite.Web.Exports;
using ReviewSite.Web.Imports.Staging;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Imports.Catalogue;

/// <summary>The collections of a catalogue, as they are staged.</summary>
/// <param name="films">The number of each film by its slug.</param>
internal sealed class CatalogueCollections(StagedRows staged, IReadOnlyDictionary<string, int> films)
{
    private readonly HashSet<string> _slugs = [];

    public void Add(CatalogueCollection form, CatalogueValidator check)
    {
        var (slug, title) = check.NewPage(form.Slug, form.Title, _slugs);
        check
            .At("sections")
            .Require(
                form.Sections.Count <= CuratedFilms.MostSections
                    && form.Sections.Sum(s => s.Films.Count) <= CuratedFilms.MostFilms,
                $"expected at most {CuratedFilms.MostFilms} films in at most {CuratedFilms.MostSections} sections"
            );
        var listed = new HashSet<int>();
        staged.Add(
            new CuratedFilms(
                new CollectionContent(
                    slug,
                    title,
                    check.At("description").Paragraphs(form.Description, ICuratedPage.LongestDescription),
                    [.. form.Sections.Select((s, i) => SectionOf(s, i, check.At("sections", i), listed))]
                )
            )
        );
    }

    private CollectionSection SectionOf(CatalogueSection form, int index, CatalogueValidator check, HashSet<int> listed)
    {
        var title = check.At("title").Line(form.Title, ICuratedPage.LongestTitle);
        check.At("title").Require(title is not null || index == 0, "only the first section can have no title");
        return new CollectionSection(
            title,
            [.. form.Films.Select((film, i) => FilmOf(film, check.At("films", i), listed))]
        );
    }

    private int FilmOf(string slug, CatalogueValidator check, HashSet<int> listed)
    {
        var film = check.Known(slug, films)!.Value;
        check.Require(listed.Add(film), $"“{slug}” appears twice in this collection");
        return film;
    }
}
