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
        var hits = Words(text).Where(w => words.IsHit(SearchKey.Of(text[w]))).ToList();
        var (start, end) = Window(text, hits.Count == 0 ? 0 : hits[0].Start.Value);
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

    /// <summary>From a space to a space, if there are any.</summary>
    private static (int Start, int End) Window(string text, int firstHit)
    {
        if (text.Length <= LongestExcerpt)
        {
            return (0, text.Length);
        }

        var start = firstHit <= BeforeFirstHit ? 0 : text.LastIndexOf(' ', firstHit, BeforeFirstHit) + 1;
        start = start == 0 && firstHit > BeforeFirstHit ? firstHit : start;
        var most = Math.Min(text.Length, start + LongestExcerpt);
        var space = most == text.Length ? most : text.LastIndexOf(' ', most - 1, most - start);
        return (start, space > firstHit ? space : most);
    }

    /// <summary>Runs of letters, digits and their combining marks, in the original text.</summary>
    private static IEnumerable<Range> Words(string text)
    {
        var start = -1;
        var i = 0;
        while (i < text.Length)
        {
            _ = Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
            var isPart =
                Rune.IsLetterOrDigit(rune)
                || Rune.IsNumber(rune)
                || (start >= 0 && (SearchKey.IsMark(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format));
            if (isPart && start < 0)
            {
                start = i;
            }
            else if (!isPart && start >= 0)
            {
                yield return start..i;
                start = -1;
            }

            i += length;
        }

        if (start >= 0)
        {
            yield return start..text.Length;
        }
    }
}
