using ReviewSite.Domain.Films;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Imports;

/// <summary>
/// One imported batch of data: its source, its warnings, the reviews it lists, and its published summary.
/// </summary>
public sealed class Import
{
    public const int LongestSource = 260;

    private readonly List<ImportMention> _mentions = [];
    private readonly List<ImportedSummary> _published = [];

    private Import() { }

    /// <param name="source">The file's name.</param>
    /// <param name="hash">A hash of the file and of the options, to recognize the same import.</param>
    /// <param name="at">UTC.</param>
    public Import(
        Film film,
        string source,
        string hash,
        DateTime at,
        PublishedSummary? published,
        IEnumerable<string> warnings
    )
    {
        Film = film;
        Source = source.Length <= LongestSource ? source : source[^LongestSource..];
        Hash = hash;
        At = at;
        if (published is not null)
        {
            _published.Add(new ImportedSummary(film, published));
        }

        Warnings = [.. warnings];
    }

    /// <summary>A table of many films. Its mentions and published summaries are written with it.</summary>
    public Import(string source, string hash, DateTime at, IEnumerable<string> warnings)
    {
        Source = source.Length <= LongestSource ? source : source[^LongestSource..];
        Hash = hash;
        At = at;
        Warnings = [.. warnings];
    }

    public int Id { get; private set; }

    /// <summary>The film that it is about; <c>null</c> if it is a table of many.</summary>
    public int? FilmId { get; private set; }

    public Film? Film { get; private set; }

    public string Source { get; private set; } = "";

    public string Hash { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>UTC; <c>null</c> while the import is in force.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>Its published summaries: at most one for its film, or one for each film of a table.</summary>
    public IReadOnlyCollection<ImportedSummary> Published => _published;

    public IReadOnlyList<string> Warnings { get; private set; } = [];

    public IReadOnlyCollection<ImportMention> Mentions => _mentions;

    /// <param name="at">UTC.</param>
    /// <exception cref="InvalidOperationException">It is already withdrawn.</exception>
    public void Withdraw(DateTime at) =>
        WithdrawnAt = WithdrawnAt is null
            ? at
            : throw new InvalidOperationException("The import is already withdrawn.");

    /// <summary>
    /// Its published summaries are moved separately, with <see cref="ImportedSummary.MoveTo"/>, because a table may
    /// have published summaries of films that stay.
    /// </summary>
    public void MoveTo(Film film) => Film = film;

    /// <summary>For legal reasons: removes what its warnings cite of a quote.</summary>
    public void EraseExcerptsOf(string quote) =>
        Warnings = [.. Warnings.Select(w => Problem.WithoutExcerptsOf(w, quote))];

    public void Mention(Review review) => _mentions.Add(new ImportMention(review));
}

/// <summary>An import lists a review, whether it added it or found it in the store.</summary>
public sealed class ImportMention
{
    private ImportMention() { }

    public ImportMention(Review review) => Review = review;

    public ImportMention(int importId, int reviewId) => (ImportId, ReviewId) = (importId, reviewId);

    public int ImportId { get; private set; }

    public int ReviewId { get; private set; }

    public Review Review { get; private set; } = null!;
}

/// <summary>An import lists a film.</summary>
public sealed class ImportFilmMention
{
    public ImportFilmMention(int importId, int filmId) => (ImportId, FilmId) = (importId, filmId);

    public int ImportId { get; private set; }

    public int FilmId { get; private set; }
}

/// <summary>
/// The published summary that came with an import. The newest one of a film that is not withdrawn is in force.
/// </summary>
public sealed class ImportedSummary
{
    private ImportedSummary() { }

    public ImportedSummary(Film film, PublishedSummary figures)
        : this(figures, scoreStands: true) => Film = film;

    /// <summary>Whose film and import are written with it.</summary>
    public ImportedSummary(PublishedSummary figures, bool scoreStands) =>
        (Figures, ScoreStands) = (figures, scoreStands);

    public int Id { get; private set; }

    public int ImportId { get; private set; }

    public Import Import { get; private set; } = null!;

    public int FilmId { get; private set; }

    public Film Film { get; private set; } = null!;

    public PublishedSummary Figures { get; private set; } = null!;

    /// <summary>
    /// Whether the reviews that it covers count as they did when it was imported: none of them is withdrawn, or has
    /// another score, reception or weight.
    /// </summary>
    public bool ScoreStands { get; private set; } = true;

    public void MoveTo(Film film) => Film = film;

    /// <param name="areAsPublished">Whether the reviews that it covers count as they did when it was imported.</param>
    public void NoteReviews(bool areAsPublished) => ScoreStands = areAsPublished;
}
