using System.ComponentModel.DataAnnotations;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.Entities;

namespace ReviewSite.Web.Pages.Admin.Collections;

/// <summary>A collection as an editor types it: a film per line, and sections as lines that begin with "#".</summary>
public sealed class CollectionInput
{
    internal static readonly IReadOnlyList<FormField<CollectionInput>> Fields =
    [
        new("Title", c => c.Title, (c, v) => c.Title = v),
        new("Address", c => c.Slug, (c, v) => c.Slug = v),
        new("Description", c => c.Description, (c, v) => c.Description = v),
        new("Films", c => c.Films, (c, v) => c.Films = v),
    ];

    private const int LongestList = 200_000;

    [MaxLength(CuratedFilms.LongestTitle, ErrorMessage = "A title can have at most {1} characters.")]
    public string? Title { get; set; }

    /// <summary>The last part of its address; as the title has it where it is left empty.</summary>
    [MaxLength(Domain.Texts.Slug.MaxLength, ErrorMessage = "A slug can have at most {1} characters.")]
    public string? Slug { get; set; }

    [MaxLength(CuratedFilms.LongestDescription, ErrorMessage = "A description can have at most {1} characters.")]
    public string? Description { get; set; }

    [MaxLength(LongestList, ErrorMessage = "The list can have at most {1} characters.")]
    public string? Films { get; set; }

    /// <summary>Of the collection when the form was opened.</summary>
    public int Version { get; set; }

    /// <summary>The collection when the form was opened, as <see cref="OpenedForm"/> has it.</summary>
    public string? Opened { get; set; }

    internal string SlugOrUsual => PlainText.Line(Slug) ?? Domain.Texts.Slug.Of(Title ?? "", "collection");

    public static async Task<CollectionInput> OfAsync(
        ReviewSiteDb db,
        CuratedFilms collection,
        CancellationToken cancellation
    )
    {
        var ids = collection.Sections.SelectMany(s => s.Films).ToList();
        var lines = await FilmLines.OfAsync(db, ids, cancellation);
        var input = new CollectionInput
        {
            Title = collection.Title,
            Slug = collection.Slug,
            Description = collection.Description,
            Films = string.Join("\n\n", collection.Sections.Select(s => TextOf(s, lines))),
            Version = collection.Version,
        };
        input.Opened = OpenedForm.Of(input, input.Version, Fields);
        return input;
    }

    private static string TextOf(CollectionSection section, IReadOnlyDictionary<int, string> lines) =>
        string.Join(
            '\n',
            section
                .Films.Select(f => lines.GetValueOrDefault(f))
                .Prepend(section.Title is { } title ? $"{FilmLines.Heading} {title}" : null)
                .OfType<string>()
        );
}
