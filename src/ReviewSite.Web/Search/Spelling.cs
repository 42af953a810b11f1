using Microsoft.EntityFrameworkCore;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Search;

/// <summary>
/// The words of titles and names, to suggest one for a word that nothing has: "sherk" is one exchange of letters away
/// from "shrek".
/// </summary>
public sealed class Spelling
{
    /// <summary>A word this short is close to too many others.</summary>
    private const int Shortest = 3;

    private readonly Dictionary<string, int> _words;

    private Spelling(Dictionary<string, int> words) => _words = words;

    /// <summary>About how much memory it takes.</summary>
    public int Bytes => _words.Keys.Sum(w => 60 + (2 * w.Length));

    /// <summary>Reads the words from the full-text indexes, which list them without looking at any film.</summary>
    public static async Task<Spelling> LoadAsync(ReviewSiteDb db, CancellationToken cancellation)
    {
        var words = new Dictionary<string, int>();
        // One connection, since the lists are temporary tables of it.
        await db.Database.OpenConnectionAsync(cancellation);
        foreach (var index in SearchTables.Names.Except([SearchTables.Reviews]))
        {
            // Names of tables are no parameters, and all of them are this program's own.
            var create =
                $"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{index}Words USING fts5vocab('main', '{index}', 'row')";
            var select = $"SELECT term AS Term, doc AS Documents FROM temp.{index}Words";
            await db.Database.ExecuteSqlRawAsync(create, cancellation);
            foreach (var word in await db.Database.SqlQueryRaw<TermCount>(select).ToListAsync(cancellation))
            {
                words[word.Term] = words.GetValueOrDefault(word.Term) + word.Documents;
            }
        }

        return new Spelling(words);
    }

    /// <summary>The words with each that no title or name has replaced by the closest one that some have.</summary>
    /// <returns>None where there is nothing to replace, or nothing close.</returns>
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

    /// <summary>Where words are not set apart by spaces, the index has a whole title as one.</summary>
    private string? Containing(string part) =>
        _words
            .Where(w => w.Key.Contains(part, StringComparison.Ordinal))
            .OrderByDescending(w => w.Value)
            .ThenBy(w => w.Key.Length)
            .ThenBy(w => w.Key, StringComparer.Ordinal)
            .Select(w => w.Key)
            .FirstOrDefault();

    /// <summary>Of the words that are equally close, the one that most titles and names have.</summary>
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

    private sealed record TermCount(string Term, int Documents);
}
