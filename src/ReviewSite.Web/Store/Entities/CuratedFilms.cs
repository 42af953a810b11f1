namespace ReviewSite.Web.Store.Entities;

/// <summary>
/// A collection: films that an editor put together in an order, such as a festival's edition or a series.
/// </summary>
public sealed class CuratedFilms : ICuratedPage<CuratedFilms, CollectionContent>
{
    public const int MostFilms = 500;
    public const int MostSections = 60;

    static string ICuratedPage.Kind => "Collection";

    static string ICuratedPage.Path => "/collections";

    private CuratedFilms() { }

    public CuratedFilms(CollectionContent content) => Correct(content);

    public int Id { get; private set; }

    public string Slug { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>Paragraphs with an empty line between them.</summary>
    public string? Description { get; private set; }

    /// <summary>The sections, in their order. Films without a section are in a first one without a title.</summary>
    public IReadOnlyList<CollectionSection> Sections { get; private set; } = [];

    public bool IsWithdrawn { get; private set; }

    public int Version { get; private set; }

    static CuratedFilms ICuratedPage<CuratedFilms, CollectionContent>.Of(CollectionContent content) => new(content);

    public void Correct(CollectionContent content) =>
        (Slug, Title, Description, Sections) = (content.Slug, content.Title, content.Description, content.Sections);

    /// <summary>Merges two films; the merged one takes the position of the first of them.</summary>
    public void Merge(int film, int into)
    {
        var listed = new HashSet<int>();
        Sections =
        [
            .. Sections.Select(s =>
                s with
                {
                    Films = [.. s.Films.Select(f => f == film ? into : f).Where(listed.Add)],
                }
            ),
        ];
    }

    public void Withdraw() => IsWithdrawn = true;
}

/// <summary>Some films of a collection under a heading, such as a festival's competition.</summary>
/// <param name="Title"><c>null</c> for the films before the first heading.</param>
/// <param name="Films">The numbers of the films, in their order. Films that are no longer on the site stay in the list,
/// and reappear when the film is restored.</param>
public sealed record CollectionSection(string? Title, IReadOnlyList<int> Films);

/// <inheritdoc cref="CuratedFilms"/>
public sealed record CollectionContent(
    string Slug,
    string Title,
    string? Description,
    IReadOnlyList<CollectionSection> Sections
) : ICuratedContent;
