using System.Globalization;
using SkiaSharp;

namespace ReviewSite.Web.Pages.Shared.Sharing;

/// <summary>Writes on an image in one font, and in others if that one lacks characters.</summary>
internal sealed class ShareText(ShareFonts fonts, SKTypeface face, SKCanvas canvas)
{
    private const float SizeStep = 8;

    /// <returns>Where the text ends.</returns>
    public float Write(string text, float x, float y, float size, SKColor color)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        foreach (var (piece, pieceFace) in fonts.PiecesOf(text, face))
        {
            using var font = FontOf(pieceFace, size);
            canvas.DrawText(piece, x, y, SKTextAlign.Left, font, paint);
            x += font.MeasureText(piece);
        }

        return x;
    }

    public void WriteCentred(string text, float middle, float y, float size, SKColor color) =>
        Write(text, middle - (WidthOf(text, size) / 2), y, size, color);

    /// <summary>Lines that are no wider, as large as they fit; if they do not fit at all, the last is cut.</summary>
    public (IReadOnlyList<string> Lines, float Size) Fit(
        string text,
        float width,
        int mostLines,
        float largest,
        float smallest
    )
    {
        for (var size = largest; size > smallest; size -= SizeStep)
        {
            var lines = Wrapped(text, width, size);
            if (lines.Count <= mostLines)
            {
                return (lines, size);
            }
        }

        var all = Wrapped(text, width, smallest);
        return all.Count <= mostLines
            ? (all, smallest)
            : ([.. all.Take(mostLines - 1), Cut(string.Join(' ', all[(mostLines - 1)..]), width, smallest)], smallest);
    }

    private List<string> Wrapped(string text, float width, float size)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (WidthOf(longer, size) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0)
            {
                lines.Add(line);
            }

            // A word that is wider than a line goes on in the next.
            line = word;
            while (WidthOf(line, size) > width)
            {
                var start = Start(line, width, size);
                lines.Add(start);
                line = line[start.Length..];
            }
        }

        return line.Length > 0 ? [.. lines, line] : lines;
    }

    private string Start(string word, float width, float size)
    {
        var letters = new StringInfo(word);
        var count = letters.LengthInTextElements - 1;
        while (count > 1 && WidthOf(letters.SubstringByTextElements(0, count), size) > width)
        {
            count--;
        }

        return letters.SubstringByTextElements(0, Math.Max(1, count));
    }

    /// <summary>The start of a text that does not fit, with an ellipsis.</summary>
    private string Cut(string text, float width, float size) =>
        Start(text, width - WidthOf("…", size), size).TrimEnd() + "…";

    private float WidthOf(string text, float size) =>
        fonts
            .PiecesOf(text, face)
            .Sum(piece =>
            {
                using var font = FontOf(piece.Face, size);
                return font.MeasureText(piece.Text);
            });

    private static SKFont FontOf(SKTypeface face, float size) => new(face, size) { Subpixel = true };
}
