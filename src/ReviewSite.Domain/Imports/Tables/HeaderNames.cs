using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ReviewSite.Domain.Imports.Recognition;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Imports.Tables;

/// <summary>
/// What the headers of <see cref="HeaderWords"/> mean in a table, and as labels in a text. They are compared without
/// case and accents, and without spaces, <c>_</c>, <c>-</c> and <c>.</c>.
/// </summary>
public static partial class HeaderNames
{
    /// <summary>
    /// A row's number: the film's or the review's, as <see cref="ColumnMap"/> finds out from the other columns.
    /// </summary>
    internal const string Id = "id";

    private static readonly FrozenDictionary<string, TableField> _everywhere = Names(HeaderWords.Everywhere);
    private static readonly FrozenDictionary<string, TableField> _inReviews = Names(HeaderWords.InReviews);
    private static readonly FrozenDictionary<string, TableField> _inFilms = Names(HeaderWords.InFilms);
    private static readonly FrozenDictionary<string, TableField> _inSummaries = Names(HeaderWords.InSummaries);

    private static readonly FrozenDictionary<string, TableField> _ownNames = Enum.GetValues<TableField>()
        .ToFrozenDictionary(f => Key(f.ToString()));

    private static readonly FrozenDictionary<string, int> _vague = Split(HeaderWords.Vague)
        .Index()
        .ToDictionary(w => w.Item, w => w.Index + 1)
        .ToFrozenDictionary();

    private static readonly FrozenSet<string> _falseFriends = Split(HeaderWords.FalseFriends).ToFrozenSet();
    private static readonly FrozenSet<string> _english = Split(HeaderWords.English).ToFrozenSet();

    /// <summary>The headers; in an English table, those that are fields only in other languages are empty.</summary>
    internal static IReadOnlyList<string> WithoutFalseFriends(IReadOnlyList<string> headers) =>
        headers.Any(h => _english.Contains(Key(h)))
            ? [.. headers.Select(h => _falseFriends.Contains(Key(h)) ? "" : h)]
            : headers;

    /// <summary>
    /// A vague name of a publication beside a vague name of a grade: each may be of a film, both together are of a
    /// review.
    /// </summary>
    internal static bool TellReviews(IReadOnlyCollection<string> headers) =>
        headers.Any(h => IsInReviews(h, TableField.Publication))
        && headers.Any(h => IsInReviews(h, TableField.OriginalScore));

    /// <summary>The form in which headers are compared.</summary>
    public static string Key(string header) =>
        string.Concat(SearchKey.Of(header).Where(c => c is not (' ' or '_' or '-' or '.')));

    /// <summary>The scale behind the name, such as 5 in "Rating (out of 5)".</summary>
    internal static decimal? ScaleIn(string header) =>
        Aside().Match(header) is { Success: true } aside ? PageScale.Stated($"score {aside.Value.Trim()}") : null;

    /// <summary>Without what stands behind the name, such as "(out of 5)" or "/10".</summary>
    internal static string WithoutAside(string header) => Aside().Replace(header, "").Trim(' ', ':');

    /// <summary>What the header means in a table of that kind; nothing if that is not certain.</summary>
    public static TableField? FieldOf(TableKind kind, string header)
    {
        var key = NameKey(kind, header);
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
        Doubt(header) == 0 && FieldOf(kind, header) is { } field && field.Tells(kind);

    /// <summary>0 for a header that has one meaning; the higher, the more likely it means something else.</summary>
    internal static int Doubt(string header) => _vague.GetValueOrDefault(NameKey(TableKind.Reviews, header));

    /// <summary>
    /// The scale behind the name of a score is no part of the name; anything else there may change its meaning. A
    /// published score is out of 100.
    /// </summary>
    private static string NameKey(TableKind kind, string header) =>
        ScaleIn(header) is { } scale && (kind == TableKind.Reviews || scale == Score.Highest)
            ? Key(WithoutAside(header))
            : Key(header);

    private static bool IsInReviews(string header, TableField field) => FieldOf(TableKind.Reviews, header) == field;

    private static TableField? Find(FrozenDictionary<string, TableField> names, string key) =>
        names.TryGetValue(key, out var field) ? field : null;

    private static TableField? OwnName(TableKind kind, string key) =>
        Find(_ownNames, key) is { } field && field.IsReadIn(kind) ? field : null;

    private static FrozenDictionary<string, TableField> Names(IEnumerable<(TableField Field, string Words)> fields) =>
        fields
            .SelectMany(f => Split(f.Words), (f, word) => KeyValuePair.Create(word, f.Field))
            .ToDictionary()
            .ToFrozenDictionary();

    private static IEnumerable<string> Split(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Key).Distinct();

    [GeneratedRegex(
        @"\s*(\(.*\)|\[.*\]|/\s*[0-9]+|\b(out of|von|sur|sobre|su|af)\s+[0-9]+|\b[01]\s*(-|–|to)\s*[0-9]+)\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex Aside();
}
