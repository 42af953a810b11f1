using System.Buffers;
using System.Text.RegularExpressions;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>Whether a text may be a name, and more likely a person's or a publication's.</summary>
internal static partial class Names
{
    private const int LongestName = 60;
    private const int MostWords = 7;
    private const int LongestEastAsianName = 20;

    /// <summary>Longer than people's names and most titles of papers in Chinese and Japanese characters.</summary>
    private const int LongestInOneRun = 8;

    private static readonly SearchValues<char> _neverInNames = SearchValues.Create("?!;:…。！？、，；：“”«»\"<>{}=[]");
    private static readonly SearchValues<char> _seldomInPeople = SearchValues.Create("0123456789&/");

    private static readonly HashSet<string> _small = new(StringComparer.OrdinalIgnoreCase)
    {
        "the",
        "of",
        "and",
        "for",
        "in",
        "on",
        "a",
        "an",
        "at",
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "l",
        "et",
        "der",
        "die",
        "das",
        "den",
        "und",
        "von",
        "vom",
        "zu",
        "el",
        "los",
        "las",
        "del",
        "y",
        "e",
        "i",
        "il",
        "lo",
        "gli",
        "di",
        "da",
        "do",
        "dos",
        "og",
        "och",
        "van",
        "het",
        "een",
        "en",
        "to",
        "by",
        "with",
        "af",
        "av",
        "&",
        "+",
        "-",
        "|",
        "bin",
        "al",
        "ter",
        "ten",
    };

    public static bool IsNameLike(string text)
    {
        if (IsCredit(text))
        {
            return text.Length <= LongestName;
        }

        if (text.Length is < 2 or > LongestName || !text.Any(char.IsLetter) || text.AsSpan().ContainsAny(_neverInNames))
        {
            return false;
        }

        if (text.Any(IsEastAsian))
        {
            return text.Length <= LongestEastAsianName && !IsEastAsianSentence(text);
        }

        var words = text.Split(' ');
        return words.Length <= MostWords
            && PagePhrases.LabelOf(text) is null
            && !EndsSentence(text, words)
            && !text.EndsWith(',')
            && AreCapitalized(words);
    }

    /// <summary>Above 0 for what is more likely a person's name, below 0 for a publication's.</summary>
    public static int PersonScore(string name)
    {
        var words = name.Split(' ');
        var score = IsCredit(name) ? 6 : 0;
        score += NameLists.HasPublicationWord(name) ? -4 : 0;
        score += DomainForm().IsMatch(name) || name.AsSpan().ContainsAny(_seldomInPeople) ? -3 : 0;
        score += words.Length == 1 ? (name.Any(IsEastAsian) ? 0 : -1) : 0;
        score += words.Length > 1 && NameLists.IsFirstName(words[0]) ? 3 : 0;
        score += words.Length is 2 or 3 && words.All(w => PersonWord().IsMatch(w)) ? 1 : 0;
        score += words.Length > 2 && InitialForm().IsMatch(name) ? 1 : 0;
        score += words.Length >= 4 ? -1 : 0;
        return score;
    }

    public static bool IsPersonLike(string name) => IsCredit(name) || IsPersonForm(name);

    /// <summary>A credit stands where a critic would.</summary>
    private static bool IsCredit(string name) =>
        name.EndsWith(Byline.NotCredited, StringComparison.OrdinalIgnoreCase) || Byline.IsStaff(name);

    private static bool IsPersonForm(string name) =>
        name.Split(' ') is { Length: >= 2 and <= 4 } words
        && words.All(w => PersonWord().IsMatch(w) || _small.Contains(w))
        && !NameLists.HasPublicationWord(name);

    public static bool IsEastAsian(char c) => c is (>= '\u3040' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF');

    /// <summary>
    /// Chinese and Japanese sentences have no spaces. Katakana write foreign names, and hiragana the endings of words.
    /// </summary>
    private static bool IsEastAsianSentence(string text) =>
        text.Length > LongestInOneRun
        && text.All(c => char.IsLetterOrDigit(c) && c != '・')
        && text[^1] is not ('聞' or '闻' or '誌' or '志' or '報' or '报' or '刊' or '網' or '网')
        && (text.Any(IsHiragana) || text.All(c => IsHan(c) || char.IsDigit(c)));

    private static bool IsHiragana(char c) => c is >= '\u3041' and <= '\u309F';

    private static bool IsHan(char c) => c is (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF');

    /// <summary>A dot after a word of five letters or more ends a sentence; "Jr." and "S.F." do not.</summary>
    private static bool EndsSentence(string text, string[] words) => text.EndsWith('.') && words[^1].Length > 4;

    private static bool AreCapitalized(string[] words)
    {
        var telling = words.Where(w => !_small.Contains(w)).ToList();
        var capitalized = telling.Count(w => StartsCapitalized(w) || DomainForm().IsMatch(w));
        return telling.Count > 0
            && (
                capitalized == telling.Count
                || IsCamel(words)
                || (words.Length <= 3 && capitalized == telling.Count - 1 && NameLists.HasPublicationWord(words[0]))
            );
    }

    private static bool IsCamel(string[] words) => words is [var only] && only.Skip(1).Any(char.IsUpper);

    private static bool StartsCapitalized(string word)
    {
        var first = word.TrimStart('(', '\'', '’', '‘', '#', '@');
        var afterArticle = first.Length > 2 && first[1] is '\'' or '’' ? first[2..] : first;
        return first.Length > 0
            && (
                char.IsUpper(first[0])
                || char.IsDigit(first[0])
                || char.IsUpper(afterArticle[0])
                || char.GetUnicodeCategory(first[0]) == System.Globalization.UnicodeCategory.OtherLetter
            );
    }

    [GeneratedRegex(
        @"[\p{L}0-9]\.(com|net|org|fr|de|es|it|dk|se|no|co|uk|ca|au|nl|jp|tv|be|ch|at|pl|br|mx|ie|in)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex DomainForm();

    [GeneratedRegex(@"^\p{Lu}[\p{L}'’\-.]*$")]
    private static partial Regex PersonWord();

    [GeneratedRegex(@"(^|\s)\p{Lu}\.", RegexOptions.ExplicitCapture)]
    private static partial Regex InitialForm();
}
