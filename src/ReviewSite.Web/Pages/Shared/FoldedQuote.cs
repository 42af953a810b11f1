namespace ReviewSite.Web.Pages.Shared;

/// <summary>A quote in paragraphs; a long one in two parts, the second to be unfolded.</summary>
public sealed record FoldedQuote(IReadOnlyList<string> Shown, IReadOnlyList<string> Folded)
{
    /// <summary>About how many characters are shown at first.</summary>
    public const int Longest = 600;

    /// <summary>Less than this is not worth a click.</summary>
    private const int FewestFolded = 150;

    private static readonly char[] _sentenceEnds = ['.', '!', '?', '…'];

    public static FoldedQuote Of(string quote)
    {
        if (quote.Length <= Longest + FewestFolded)
        {
            return new FoldedQuote(Paragraphs(quote), []);
        }

        var cut = Cut(quote);
        return new FoldedQuote(Paragraphs(quote[..cut].TrimEnd()), Paragraphs(quote[cut..].TrimStart()));
    }

    private static string[] Paragraphs(string text) => text.Split("\n\n");

    /// <summary>After a paragraph, else after a sentence, else after a word.</summary>
    private static int Cut(string quote)
    {
        if (quote.LastIndexOf("\n\n", Longest, Longest / 2, StringComparison.Ordinal) is > 0 and var paragraph)
        {
            return paragraph;
        }

        for (var i = Longest; i > Longest / 2; i--)
        {
            if (char.IsWhiteSpace(quote[i]) && _sentenceEnds.Contains(quote[i - 1]))
            {
                return i;
            }
        }

        if (quote.LastIndexOf(' ', Longest, Longest / 2) is > 0 and var space)
        {
            return space;
        }

        return char.IsLowSurrogate(quote[Longest]) ? Longest - 1 : Longest;
    }
}
