using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Search;

/// <summary>
/// A search query: words in any order, phrases in quotation marks, the last word as the beginning of one while it is
/// being typed. Any input gives a query that the index can answer.
/// </summary>
public sealed class SearchWords
{
    public const int Longest = 200;

    /// <summary>
    /// The fewest letters that the last word needs to count as the beginning of a word in titles and names: a shorter
    /// one would match too many words. It does not apply to scripts where one character may be a word.
    /// </summary>
    public const int ShortestBeginningInNames = 2;

    /// <summary>The same for reviews, which have far more words.</summary>
    public const int ShortestBeginningInReviews = 3;

    private const int MostRepeats = 2;

    private readonly List<string[]> _phrases = [];
    private bool _endsInWord;

    private SearchWords() { }

    /// <summary>
    /// The <see cref="SearchKey.TermsIn">terms</see> of each phrase; a word that stands alone is a phrase of one, or in
    /// a script without spaces, of its letters.
    /// </summary>
    public IReadOnlyList<string[]> Phrases => _phrases;

    /// <summary>
    /// Trims trailing punctuation and spaces, so that equivalent queries are equal. A text of nothing but punctuation
    /// stays as it is.
    /// </summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Normalize(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var end = text.Length;
        while (end > 0 && IsIdle(text[end - 1]))
        {
            end--;
        }

        return end == 0 ? text : text[..end];
    }

    /// <summary>Neither part of a word nor the end of a phrase.</summary>
    private static bool IsIdle(char c) =>
        char.GetUnicodeCategory(c)
            is UnicodeCategory.SpaceSeparator
                or UnicodeCategory.Control
                or UnicodeCategory.ConnectorPunctuation
                or UnicodeCategory.DashPunctuation
                or UnicodeCategory.OpenPunctuation
                or UnicodeCategory.ClosePunctuation
                or UnicodeCategory.MathSymbol
                or UnicodeCategory.CurrencySymbol
        || (char.GetUnicodeCategory(c) is UnicodeCategory.OtherPunctuation && c != '"');

    /// <returns><c>null</c> if there is nothing to search for.</returns>
    public static SearchWords? Of(string? text)
    {
        var words = new SearchWords();
        var parts = SearchKey.Of(text).Split('"');
        foreach (var (index, part) in parts.Index())
        {
            var isQuoted = index % 2 == 1;
            var phrases = isQuoted ? [part] : SearchKey.WordsIn(part).Distinct();
            words._phrases.AddRange(phrases.Select(SearchKey.TermsIn).Where(p => p.Length > 0).Select(BeginningOf));
        }

        if (words._phrases.Count == 0)
        {
            return null;
        }

        words._endsInWord = parts.Length % 2 == 0 || parts[^1].Length == 0 || text is [.., ' '];
        return words;
    }

    /// <summary>For the texts of reviews.</summary>
    public FullTextQuery ReviewQuery => QueryOf(ShortestBeginningInReviews);

    /// <summary>
    /// For titles and names, in which "and" may be written "&amp;", which is not in the index: "and" counts only if
    /// there is no other word.
    /// </summary>
    public FullTextQuery NameQuery =>
        (WithPhrases(_phrases.Where(p => p is not ["and"])) ?? this).QueryOf(ShortestBeginningInNames);

    /// <summary>
    /// The words before a year, and the year, if the last word is one: "Pusher (1996)" may be a film's title and year.
    /// </summary>
    public (SearchWords Title, int Year)? TitleAndYear =>
        _phrases is [_, .., [var last]]
        && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && year is >= FilmDetails.FirstYear and <= FilmDetails.LastYear
            ? (WithPhrases(_phrases[..^1])!, year)
            : null;

    /// <summary>
    /// The two halves for each way to split the words: "shrek roger ebert" may be a film and a critic.
    /// </summary>
    public IEnumerable<(SearchWords First, SearchWords Second)> Splits()
    {
        for (var i = 1; i < _phrases.Count; i++)
        {
            yield return (WithPhrases(_phrases[..i])!, WithPhrases(_phrases[i..])!);
        }
    }

    private SearchWords? WithPhrases(IEnumerable<string[]> phrases)
    {
        var words = new SearchWords();
        words._phrases.AddRange(phrases);
        if (words._phrases.Count == 0)
        {
            return null;
        }

        words._endsInWord = _endsInWord || words._phrases[^1] != _phrases[^1];
        return words;
    }

    /// <summary>The places of the terms of a review that belong to a phrase searched for.</summary>
    public IReadOnlySet<int> HitsIn(IReadOnlyList<string> terms)
    {
        var query = ReviewQuery;
        var hits = new HashSet<int>();
        foreach (var (i, phrase) in query.Phrases.Index())
        {
            for (var start = 0; start <= terms.Count - phrase.Length; start++)
            {
                if (IsAt(start, phrase, query.IsPrefix(i)))
                {
                    hits.UnionWith(Enumerable.Range(start, phrase.Length));
                }
            }
        }

        return hits;

        bool IsAt(int start, string[] phrase, bool isPrefix) =>
            phrase
                .Index()
                .All(term =>
                    isPrefix && term.Index == phrase.Length - 1
                        ? terms[start + term.Index].StartsWith(term.Item, StringComparison.Ordinal)
                        : terms[start + term.Index] == term.Item
                );
    }

    private FullTextQuery QueryOf(int shortestBeginning) => new(_phrases, EndsInBeginning(shortestBeginning));

    private bool EndsInBeginning(int shortest) =>
        !_endsInWord
        && !UnspacedScripts.Begin(_phrases[^1][^1])
        && (_phrases[^1][^1].Length >= shortest || Hangul.Begins(_phrases[^1][^1]));

    /// <summary>
    /// Each repetition of a common word multiplies the work of finding a phrase, so a phrase ends before a word that it
    /// has <see cref="MostRepeats"/> times already: every text with the whole phrase is found.
    /// </summary>
    private static string[] BeginningOf(string[] phrase) =>
        [.. phrase.TakeWhile((word, i) => phrase[..i].Count(w => w == word) < MostRepeats)];
}
