using System.Globalization;
using System.Text;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Search;

/// <summary>A piece of a text, and whether it is a word that was searched for.</summary>
public sealed record HighlightedPart(string Text, bool IsHit);

/// <summary>Finds the positions, in the original text, of the words that its folded form was found by.</summary>
public static class Highlight
{
    private const int LongestExcerpt = 320;
    private const int BeforeFirstHit = 100;

    /// <summary>The text around the first hit, in pieces; what is left out before and after is an ellipsis.</summary>
    public static IReadOnlyList<HighlightedPart> Excerpt(string text, SearchWords words)
    {
        var terms = Words(text)
            .SelectMany(w => SearchKey.TermsIn(SearchKey.Of(text[w])), (w, term) => (Place: w, Term: term))
            .ToList();
        var found = words.HitsIn(terms.ConvertAll(t => t.Term));
        var hits = Joined(terms.Where((_, i) => found.Contains(i)).Select(t => t.Place)).ToList();
        var (start, end) = Window(text, hits.Count == 0 ? 0 : hits[0].Start.Value, terms.ConvertAll(t => t.Place));
        var parts = new List<HighlightedPart>();
        var at = start;
        foreach (var hit in hits.Where(h => h.Start.Value >= start && h.End.Value <= end))
        {
            Add(text[at..hit.Start.Value], isHit: false);
            Add(text[hit], isHit: true);
            at = hit.End.Value;
        }

        Add(text[at..end] + (end < text.Length ? " …" : ""), isHit: false);
        if (start > 0)
        {
            parts.Insert(0, new HighlightedPart("… ", IsHit: false));
        }

        return parts;

        void Add(string piece, bool isHit)
        {
            if (piece.Length > 0)
            {
                parts.Add(new HighlightedPart(piece, isHit));
            }
        }
    }

    /// <summary>Neighbors without a space between them as one.</summary>
    private static IEnumerable<Range> Joined(IEnumerable<Range> places)
    {
        Range? joined = null;
        foreach (var place in places)
        {
            if (joined is { } before && place.Start.Value <= before.End.Value)
            {
                joined = before.Start..place.End;
                continue;
            }

            if (joined is { } ended)
            {
                yield return ended;
            }

            joined = place;
        }

        if (joined is { } last)
        {
            yield return last;
        }
    }

    /// <summary>From a space to a space, or if there are none, from a word to a word.</summary>
    /// <param name="words">Where the words are.</param>
    private static (int Start, int End) Window(string text, int firstHit, List<Range> words)
    {
        if (text.Length <= LongestExcerpt)
        {
            return (0, text.Length);
        }

        var start = firstHit <= BeforeFirstHit ? 0 : text.LastIndexOf(' ', firstHit, BeforeFirstHit) + 1;
        if (start == 0 && firstHit > BeforeFirstHit)
        {
            start = words.Select(w => w.Start.Value).First(at => at >= firstHit - BeforeFirstHit);
        }

        var most = Math.Min(text.Length, start + LongestExcerpt);
        var space = most == text.Length ? most : text.LastIndexOf(' ', most - 1, most - start);
        return (
            start,
            space > firstHit
                ? space
                : words.Select(w => w.End.Value).LastOrDefault(at => at > firstHit && at <= most, most)
        );
    }

    /// <summary>
    /// Runs of letters, digits and their combining marks, in the original text; in a script without spaces, each
    /// letter.
    /// </summary>
    private static IEnumerable<Range> Words(string text)
    {
        var (start, isInLetter) = (-1, false);
        var i = 0;
        while (i < text.Length)
        {
            _ = Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
            var isMark = SearchKey.IsMark(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;
            var isPart = Rune.IsLetterOrDigit(rune) || Rune.IsNumber(rune) || (start >= 0 && isMark);
            var isLetter = UnspacedScripts.IsLetter(rune);
            var begins = isPart && (start < 0 || isLetter || (isInLetter && !isMark));
            if (start >= 0 && (begins || !isPart))
            {
                yield return start..i;
                start = -1;
            }

            if (begins)
            {
                (start, isInLetter) = (i, isLetter);
            }

            i += length;
        }

        if (start >= 0)
        {
            yield return start..text.Length;
        }
    }
}
