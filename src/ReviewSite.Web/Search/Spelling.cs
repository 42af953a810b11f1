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
        var typed = words.Phrases.SelectMany(p => p).ToList();
        var isAnyReplaced = false;
        for (var i = 0; i < typed.Count; i++)
        {
            var word = typed[i];
            var isIdeographic = Ideographs.Begin(word);
            if (_words.ContainsKey(word) || (word.Length < Shortest && !isIdeographic))
            {
                continue;
            }

            if ((isIdeographic ? Containing(word) : Closest(word)) is { } closest)
            {
                typed[i] = closest;
                isAnyReplaced = true;
            }
        }

        return isAnyReplaced ? string.Join(' ', typed) : null;
    }

    /// <summary>If words are not set apart by spaces, the index has a whole title as one.</summary>
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
