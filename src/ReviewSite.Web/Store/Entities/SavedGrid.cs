namespace ReviewSite.Web.Store.Entities;

/// <summary>A grid that an editor made, such as that of a festival.</summary>
public sealed class SavedGrid : ICuratedPage<SavedGrid, SavedGridContent>
{
    public const int LongestWord = 20;

    /// <summary>Films, and critics or publications.</summary>
    public const int MostListed = 200;

    static string ICuratedPage.Kind => "Grid";

    static string ICuratedPage.Path => "/grids";

    private SavedGrid() { }

    public SavedGrid(SavedGridContent content) => Correct(content);

    public int Id { get; private set; }

    public string Slug { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>Whose scores they are: <c>critics</c> or <c>publications</c>.</summary>
    public string By { get; private set; } = "";

    /// <summary>
    /// The slugs of the films, in the order in which they were entered; old slugs lead to the current films.
    /// </summary>
    public IReadOnlyList<string> Films { get; private set; } = [];

    /// <summary>The critics or publications by their slugs; empty for those with the most scores.</summary>
    public IReadOnlyList<string> Contributors { get; private set; } = [];

    /// <summary>The highest score; the lowest is 0.</summary>
    public int Scale { get; private set; }

    /// <summary>Whether a word stands for each whole number of the scale.</summary>
    public bool IsInWords { get; private set; }

    /// <summary>The order of the films, as in an address.</summary>
    public string Order { get; private set; } = "";

    public int Decimals { get; private set; }

    /// <summary>How means are rounded, as in an address.</summary>
    public string Rounding { get; private set; } = "";

    public bool IsWithdrawn { get; private set; }

    public int Version { get; private set; }

    public SavedGridContent Content =>
        new(Slug, Title, By, Films, Contributors, Scale, Order, Decimals, Rounding) { IsInWords = IsInWords };

    static SavedGrid ICuratedPage<SavedGrid, SavedGridContent>.Of(SavedGridContent content) => new(content);

    public void Correct(SavedGridContent content) =>
        (Slug, Title, By, Films, Contributors, Scale, Order, Decimals, Rounding, IsInWords) = (
            content.Slug,
            content.Title,
            content.By,
            content.Films,
            content.Contributors,
            content.Scale,
            content.Order,
            content.Decimals,
            content.Rounding,
            content.IsInWords
        );

    /// <summary>Merges two critics or publications.</summary>
    public void Merge(string contributor, string into) =>
        Contributors = [.. Contributors.Select(c => c == contributor ? into : c).Distinct()];

    public void Withdraw() => IsWithdrawn = true;
}

/// <inheritdoc cref="SavedGrid"/>
public sealed record SavedGridContent(
    string Slug,
    string Title,
    string By,
    IReadOnlyList<string> Films,
    IReadOnlyList<string> Contributors,
    int Scale,
    string Order,
    int Decimals,
    string Rounding
) : ICuratedContent
{
    public const int MostDecimals = 2;

    /// <summary>The scale whose numbers can be words.</summary>
    public const int ScaleOfWords = 4;

    public static readonly IReadOnlyList<int> Scales = [100, 10, 5, 4];
    public static readonly IReadOnlyList<string> Orders = ["mean", "title", "listed"];
    public static readonly IReadOnlyList<string> Roundings = ["half-up", "half-even", "down"];

    public bool IsInWords { get; init; }
}
