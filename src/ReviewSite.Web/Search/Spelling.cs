using ReviewSite.Domain.Texts;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Search;

/// <summary>
/// The words of titles and names, to suggest one for a word without results: "sherk" is one swap of letters away from
/// "shrek".
/// </summary>
public sealed class Spelling
{
    /// <summary>A word this short is close to too many others.</summary>
    private const int Shortest = 3;

    private readonly IReadOnlyDictionary<string, int> _words;

    private Spelling(IReadOnlyDictionary<string, int> words) => _words = words;

    /// <summary>About how much memory it takes.</summary>
    public int Bytes => _words.Keys.Sum(w => 60 + (2 * w.Length));

    public static async Task<Spelling> LoadAsync(ReviewSiteDb db, CancellationToken cancellation) =>
        new(await db.Search.WordsOfNamesAsync(db, cancellation));

    /// <summary>The query with each unknown word replaced by the closest known one.</summary>
    /// <returns><c>null</c> if there is nothing to replace, or nothing close.</returns>
    public string? Suggestion(SearchWords words)
    {
        var phrases = words.Phrases.Select(phrase => phrase.Select(Known).ToArray()).ToList();
        return phrases.Zip(words.Phrases).All(p => p.First.SequenceEqual(p.Second))
            ? null
            : string.Join(' ', phrases.Select(Joined));
    }

    private string Known(string word)
    {
        if (_words.ContainsKey(word) || UnspacedScripts.Begin(word))
        {
            return word;
        }

        var closest =
            Hangul.Begins(word) ? Containing(word)
            : word.Length < Shortest ? null
            : Closest(word);
        return closest ?? word;
    }

    private static string Joined(string[] phrase) => string.Join(phrase.All(UnspacedScripts.Begin) ? "" : " ", phrase);

    /// <summary>A word of a Korean title consists of several, some of them only endings.</summary>
    private string? Containing(string part) =>
        _words
            .Where(w => w.Key.Contains(part, StringComparison.Ordinal))
            .OrderByDescending(w => w.Value)
            .ThenBy(w => w.Key.Length)
            .ThenBy(w => w.Key, StringComparer.Ordinal)
            .Select(w => w.Key)
            .FirstOrDefault();

    /// <summary>The closest word; if several are equally close, the one in the most titles and names.</summary>
    private string? Closest(string word)
    {
        var most = word.Length <= 4 ? 1 : 2;
        var closest = _words
            .Select(w => (Word: w.Key, Documents: w.Value, Distance: EditDistance.Between(word, w.Key, most)))
            .Where(w => w.Distance is not null)
            .OrderBy(w => w.Distance)
            .ThenByDescending(w => w.Documents)
            .ThenBy(w => w.Word, StringComparer.Ordinal)
            .FirstOrDefault();
        return closest.Word;
    }
}
