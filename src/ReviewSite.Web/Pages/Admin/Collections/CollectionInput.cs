using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Collections;

/// <summary>A collection as an editor types it: a film per line, and sections as lines that begin with "#".</summary>
public sealed class CollectionInput : CuratedInput, ICuratedInput<CollectionInput>
{
    public static IReadOnlyList<FormField<CollectionInput>> Fields { get; } =
    [
        new("Title", c => c.Title, (c, v) => c.Title = v),
        new("Address", c => c.Slug, (c, v) => c.Slug = v),
        new("Description", c => c.Description, (c, v) => c.Description = v),
        new("Films", c => c.Films, (c, v) => c.Films = v),
    ];

    private const int LongestList = 200_000;

    [MaxTextLength(ICuratedPage.LongestDescription, ErrorMessage = "A description can have at most {1} characters.")]
    public string? Description { get; set; }

    [MaxTextLength(LongestList, ErrorMessage = "The list can have at most {1} characters.")]
    public string? Films { get; set; }

    public static async Task<CollectionInput> OfAsync(
        ReviewSiteDb db,
        CuratedFilms collection,
        CancellationToken cancellation
    )
    {
        var ids = collection.Sections.SelectMany(s => s.Films).ToList();
        var lines = await FilmLines.OfAsync(db, ids, cancellation);
        return new CollectionInput
        {
            Description = collection.Description,
            Films = string.Join("\n\n", collection.Sections.Select(s => TextOf(s, lines))),
        };
    }

    internal override IReadOnlyList<TextField> ToFields() =>
        [
            TextField.Title(Title, "The Pusher trilogy"),
            TextField.Address(Slug),
            TextField.Description(Description),
            new(
                "Films",
                "Films",
                Films,
                "One per line, in their order: titles, such as “Pusher (1996)”, or addresses. To begin a section, "
                    + $"enter “{FilmLines.Heading}” and its title: “{FilmLines.Heading} Competition”. "
                    + $"At most {CuratedFilms.MostFilms} films."
            )
            {
                Rows = 16,
                IsWide = true,
            },
        ];

    private static string TextOf(CollectionSection section, IReadOnlyDictionary<int, string> lines) =>
        string.Join(
            '\n',
            section
                .Films.Select(f => lines.GetValueOrDefault(f))
                .Prepend(section.Title is { } title ? $"{FilmLines.Heading} {title}" : null)
                .OfType<string>()
        );
}
