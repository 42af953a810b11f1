using System.Collections.Frozen;
using ReviewSite.Domain.Imports.Recognition;

namespace ReviewSite.Domain.Imports.Tables;

/// <summary>
/// The headers that real files use. They are compared without case and without spaces, <c>_</c>, <c>-</c> and <c>.</c>.
/// A header that means several things (<c>name</c> may be a film's or a critic's) is listed only for the kinds of table
/// where it is certain.
/// </summary>
public static class HeaderNames
{
    /// <summary>
    /// A row's number: the film's or the review's, as <see cref="ColumnMap"/> finds out from the other columns.
    /// </summary>
    internal const string Id = "id";

    /// <summary>
    /// In a table of reviews also the headline of a review, so it yields to any other name of a film.
    /// </summary>
    internal const string Title = "title";

    private static readonly FrozenDictionary<string, TableField> _everywhere = Names(
        (TableField.FilmKey, "movieid filmid rottentomatoeslink"),
        (TableField.Title, $"{Title} movietitle filmtitle film movie primarytitle seriestitle"),
        (TableField.Year, "releaseyear releasedyear startyear movieyear filmyear"),
        (TableField.ReleaseDate, "releasedatetheaters originalreleasedate intheatersdate"),
        (TableField.Directors, "director directedby direction"),
        (TableField.Genres, "genre"),
        (TableField.Runtime, "runtimeminutes runtimemins duration"),
        (TableField.Countries, "nationality"),
        (TableField.Synopsis, "movieinfo overview plot"),
        (TableField.ImdbId, "imdb tconst imdburl imdblink")
    );

    private static readonly FrozenDictionary<string, TableField> _inReviews = Names(
        (TableField.ReviewKey, "reviewid"),
        (TableField.Critic, "criticname reviewer reviewername reviewedby author authorname"),
        (
            TableField.Publication,
            "publicationname publicationame publisher publishername outlet paper newspaper journal magazine "
                + "media revue source"
        ),
        (TableField.OriginalScore, "reviewscore reviewrating rating score grade"),
        (TableField.Sentiment, "scoresentiment reviewtype reviewstate reception leaning label"),
        (TableField.Quote, "reviewtext reviewcontent reviewbody text review body excerpt"),
        (TableField.Date, "creationdate reviewdate published publisheddate publicationdate"),
        (TableField.Url, "reviewurl reviewlink link"),
        (TableField.ReviewLanguage, "quotelanguage languageofreview reviewlang lang")
    );

    private static readonly FrozenDictionary<string, TableField> _inFilms = Names(
        (TableField.FilmKey, Id),
        (TableField.Title, "name"),
        (TableField.Countries, "country"),
        (TableField.Languages, "language originallanguage"),
        (TableField.Synopsis, "description")
    );

    private static readonly FrozenDictionary<string, TableField> _inSummaries = Names(
        (TableField.PublishedVerdict, "verdict metaverdict"),
        (TableField.PublishedCritics, "critics criticcount criticscount reviewcount metacount metacritics"),
        (TableField.PublishedPositive, "metapositive positive positivecount positivereviews"),
        (TableField.PublishedMixed, "metamixed mixed mixedcount mixedreviews"),
        (TableField.PublishedNegative, "metanegative negative negativecount negativereviews"),
        (TableField.PublishedScore, "metascore score")
    );

    /// <summary>
    /// Headers that tables of other kinds also have, so they do not determine the kind: <c>rating</c> is also "PG-13".
    /// </summary>
    private static readonly FrozenSet<string> _vague = FrozenSet.Create(
        "rating",
        "score",
        "author",
        "label",
        "publisher",
        "media",
        "source",
        "critics",
        "criticcount",
        "criticscount",
        "reviewcount",
        "verdict"
    );

    /// <summary>
    /// A vague name of a publication beside a vague name of a grade: each may be of a film, both together are of a
    /// review.
    /// </summary>
    internal static bool TellReviews(IReadOnlyCollection<string> headers) =>
        headers.Any(h => Key(h) is "media" or "source" or "publisher")
        && headers.Any(h => Key(h) is "rating" or "score" or "grade");

    private static readonly FrozenDictionary<string, TableField> _ownNames = Enum.GetValues<TableField>()
        .ToFrozenDictionary(f => Key(f.ToString()));

    /// <summary>The form in which headers are compared.</summary>
    public static string Key(string header) =>
        string.Concat(header.Where(c => !char.IsWhiteSpace(c) && c is not ('_' or '-' or '.' or '\uFEFF')))
            .ToLowerInvariant();

    /// <summary>What the header means in a table of that kind; nothing if that is not certain.</summary>
    public static TableField? FieldOf(TableKind kind, string header)
    {
        var key = Key(header);
        return Find(_everywhere, key)
            ?? (
                kind switch
                {
                    TableKind.Reviews => Find(_inReviews, key),
                    TableKind.Films => Find(_inFilms, key),
                    _ => Find(_inSummaries, key) ?? Find(_inFilms, key),
                }
            )
            ?? OwnName(kind, key);
    }

    /// <summary>
    /// Whether the header says by itself that the table is of that kind, reviews or published summaries.
    /// </summary>
    internal static bool Tells(TableKind kind, string header) =>
        !_vague.Contains(Key(header)) && FieldOf(kind, header) is { } field && field.Tells(kind);

    private static TableField? Find(FrozenDictionary<string, TableField> names, string key) =>
        names.TryGetValue(key, out var field) ? field : null;

    private static TableField? OwnName(TableKind kind, string key) =>
        Find(_ownNames, key) is { } field && field.IsReadIn(kind) ? field : null;

    private static FrozenDictionary<string, TableField> Names(params (TableField Field, string Names)[] fields) =>
        fields
            .SelectMany(f => f.Names.Split(' '), (f, name) => KeyValuePair.Create(name, f.Field))
            .ToFrozenDictionary();
}
