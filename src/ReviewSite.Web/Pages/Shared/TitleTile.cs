using System.Globalization;

namespace ReviewSite.Web.Pages.Shared;

/// <summary>A film's title set as a poster, for films without one: lines that fit a tile of 200 by 300 units.</summary>
public sealed record TitleTile(IReadOnlyList<string> Lines, int FontSize)
{
    public const int Width = 200;
    public const int Height = 300;

    private const int MostLines = 6;
    private const int Margin = 18;
    private const int Largest = 36;
    private const int Smallest = 15;

    /// <summary>About how wide a letter is, as a share of the font's size.</summary>
    private const double LetterWidth = 0.56;

    public int LineHeight => FontSize * 6 / 5;

    /// <summary>Large if the title is short, smaller until its lines fit; a title that is too long is cut.</summary>
    public static TitleTile Of(string title)
    {
        for (var size = Largest; size > Smallest; size -= 3)
        {
            var lines = Wrapped(title, LettersAt(size));
            if (lines.Count <= MostLines && lines.TrueForAll(l => Length(l) <= LettersAt(size)))
            {
                return new TitleTile(lines, size);
            }
        }

        var letters = LettersAt(Smallest);
        var all = Wrapped(title, letters).ConvertAll(l => Length(l) <= letters ? l : Cut(l, letters - 1) + "…");
        return new TitleTile(
            all.Count <= MostLines ? all : [.. all.Take(MostLines - 1), Cut(all[MostLines - 1], letters - 1) + "…"],
            Smallest
        );
    }

    private static int LettersAt(int size) => (int)((Width - 2 * Margin) / (size * LetterWidth));

    private static List<string> Wrapped(string title, int letters)
    {
        var lines = new List<string>();
        foreach (var word in title.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && Length(lines[^1]) + 1 + Length(word) <= letters)
            {
                lines[^1] += " " + word;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }

    private static int Length(string text) => new StringInfo(text).LengthInTextElements;

    private static string Cut(string text, int letters) =>
        Length(text) <= letters ? text : new StringInfo(text).SubstringByTextElements(0, letters);
}
