using System.Text;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Data.Searching;

/// <summary>
/// What someone searches for: words in any order, phrases between quotation marks, the last word as the beginning of one while it is being typed.
/// Whatever is typed, what becomes of it is a question that the index can answer.
/// </summary>
public sealed class SearchWords
{
    public const int Longest = 200;

    /// <summary>A beginning shorter than this would be that of too many words, and is taken as a word of its own.</summary>
    public const int ShortestBeginning = 2;

    private readonly List<string[]> _phrases = [];

    private SearchWords()
    {
    }

    /// <summary>The words of each phrase; a word that stands alone is a phrase of one.</summary>
    public IReadOnlyList<string[]> Phrases => _phrases;

    /// <summary>Whether the very last word is the beginning of one.</summary>
    public bool EndsInBeginning { get; private set; }

    /// <returns>None where nothing is left that could be found.</returns>
    public static SearchWords? Of(string? text)
    {
        var words = new SearchWords();
        var parts = SearchKey.Of(text).Split('"');
        foreach (var (index, part) in parts.Index())
        {
            var split = Split(part);
            if (index % 2 == 1 && split.Length > 0)
            {
                words._phrases.Add(split);
            }
            else
            {
                words._phrases.AddRange(split.Select(word => new[] { word }));
            }
        }

        if (words._phrases.Count == 0)
        {
            return null;
        }

        words.EndsInBeginning = parts.Length % 2 == 1 && parts[^1].Length > 0 && text is [.., not ' '] && words._phrases[^1][^1].Length >= ShortestBeginning;
        return words;
    }

    /// <summary>In the index' own language; every word is quoted, so that none is taken for an operator.</summary>
    public string Match => string.Join(' ', _phrases.Select((phrase, i) =>
        $"\"{string.Join(' ', phrase)}\"{(EndsInBeginning && i == _phrases.Count - 1 ? "*" : "")}"));

    /// <summary>Whether a word of a text, folded, is one of those searched for.</summary>
    public bool IsHit(string word) =>
        _phrases.Any(p => p.Contains(word)) || (EndsInBeginning && word.StartsWith(_phrases[^1][^1], StringComparison.Ordinal));

    /// <summary>Into runs of letters and digits, as the index does.</summary>
    public static string[] Split(string key)
    {
        var spaced = new StringBuilder(key.Length);
        foreach (var rune in key.EnumerateRunes())
        {
            spaced.Append(Rune.IsLetterOrDigit(rune) || Rune.IsNumber(rune) ? rune.ToString() : " ");
        }

        return spaced.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
