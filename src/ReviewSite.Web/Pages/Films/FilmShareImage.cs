using ReviewSite.Domain.Films;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Pages.Shared;
using SkiaSharp;

namespace ReviewSite.Web.Pages.Films.Sharing;

/// <summary>
/// The picture that other sites show of a link to a film: its title, score with its basis, verdict and distribution.
/// </summary>
internal sealed class ShareImage(ShareFonts fonts, VerdictScale scale)
{
    public const int Width = 1200;
    public const int Height = 630;

    private const float Left = 72;
    private const float Inside = Width - (2 * Left);
    private const float ScoreSize = 132;
    private const float Baseline = 462;
    private const float BarTop = 506;
    private const float BarHeight = 34;

    // As on the pages, where they are light.
    private static readonly SKColor _paper = SKColor.Parse("#fbf8f2");
    private static readonly SKColor _ink = SKColor.Parse("#1f1a15");
    private static readonly SKColor _soft = SKColor.Parse("#5d554b");
    private static readonly SKColor _accent = SKColor.Parse("#7d1d2b");

    public static string PathOf(string slug) => $"/films/{slug}/share.png";

    /// <returns>A PNG; none where no font can draw the title.</returns>
    public byte[]? Draw(Film film)
    {
        if (!fonts.CanDraw(film.Title))
        {
            return null;
        }

        using var surface = SKSurface.Create(
            new SKImageInfo(Width, Height, SKImageInfo.PlatformColorType, SKAlphaType.Opaque)
        );
        surface.Canvas.Clear(_paper);
        var serif = new ShareText(fonts, fonts.Serif!, surface.Canvas);
        var sans = new ShareText(fonts, fonts.Sans!, surface.Canvas);
        serif.Write("Site", serif.Write("Review", Left, 92, 40, _ink), 92, 40, _accent);
        DrawTitle(serif, film);
        DrawVerdict(serif, sans, film.Summary);
        if (film.Summary.Critics > 0)
        {
            DrawDistribution(surface.Canvas, sans, film.Summary);
        }

        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        return png.ToArray();
    }

    private static void DrawTitle(ShareText serif, Film film)
    {
        var title = film.Year is { } year ? FormattableString.Invariant($"{film.Title} ({year})") : film.Title;
        var (lines, size) = serif.Fit(title, Inside, mostLines: 2, largest: 88, smallest: 40);
        var y = 128 + (size * (lines.Count == 1 ? 1.4f : 1));
        foreach (var line in lines)
        {
            serif.Write(line, Left, y, size, _ink);
            y += size * 1.1f;
        }
    }

    private void DrawVerdict(ShareText serif, ShareText sans, FilmSummary summary)
    {
        var words = new VerdictText(summary, scale);
        var x = Left;
        if (summary.Score is { } score)
        {
            x =
                36
                + serif.Write(FormattableString.Invariant($"{score.Value}"), x, Baseline, ScoreSize, Tone(words.Tone));
        }

        var (phrase, size) = serif.Fit(words.Phrase, Width - Left - x, mostLines: 1, largest: 48, smallest: 28);
        serif.Write(phrase[0], x, Baseline - 52, size, _ink);
        var basis =
            summary.Critics == 0 ? null : $"{words.ScoreBasis ?? "no score"} · {Phrases.Critics(summary.Critics)}";
        sans.Write(basis ?? "", x, Baseline - 4, 28, _soft);
    }

    private static void DrawDistribution(SKCanvas canvas, ShareText sans, FilmSummary summary)
    {
        var parts = DistributionPart.Of(summary);
        using var paint = new SKPaint();
        foreach (var part in parts)
        {
            paint.Color = Tone(part.Color);
            var (start, end) = (Along(part.Start), Along(part.Start + part.Width));
            canvas.DrawRect(SKRect.Create(start, BarTop, end - start, BarHeight), paint);
        }

        sans.Write(DistributionPart.Sentence(parts), Left, BarTop + BarHeight + 44, 28, _soft);

        static float Along(int part) => Left + (Inside * part / 1000);
    }

    private static SKColor Tone(string tone) =>
        SKColor.Parse(
            tone switch
            {
                "positive" => "#2f6b43",
                "mixed" => "#a06a00",
                "negative" => "#a5302f",
                _ => "#857c70",
            }
        );
}
