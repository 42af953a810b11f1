using ReviewSite.Domain.Films;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Pages.Shared.Sharing;

namespace ReviewSite.Web.Pages.Films;

/// <summary>
/// The picture that other sites show for a link to a film: its title, score with its basis, verdict and distribution.
/// </summary>
internal sealed class FilmShareImage(ShareFonts fonts, VerdictScale scale)
{
    private const float ScoreSize = 132;
    private const float Baseline = 462;
    private const float BarTop = 506;
    private const float BarHeight = 34;

    public static string PathOf(string slug) => $"/films/{slug}/share.png";

    /// <returns>A PNG; <c>null</c> if no font can draw the title.</returns>
    public byte[]? Draw(Film film)
    {
        if (!fonts.CanDraw(film.Title))
        {
            return null;
        }

        using var canvas = new ShareCanvas(fonts, nameAt: 92);
        DrawTitle(canvas.Serif, film);
        DrawVerdict(canvas, film.Summary);
        if (film.Summary.Critics > 0)
        {
            DrawDistribution(canvas, film.Summary);
        }

        return canvas.ToPng();
    }

    private static void DrawTitle(ShareText serif, Film film)
    {
        var name = Film.NameOf(film.Title, film.Year);
        var (lines, size) = serif.Fit(name, ShareCanvas.Inside, mostLines: 2, largest: 88, smallest: 40);
        var y = 128 + (size * (lines.Count == 1 ? 1.4f : 1));
        foreach (var line in lines)
        {
            serif.Write(line, ShareCanvas.Left, y, size, ShareCanvas.Ink);
            y += size * 1.1f;
        }
    }

    private void DrawVerdict(ShareCanvas canvas, FilmSummary summary)
    {
        var words = new VerdictText(summary, scale);
        var x = ShareCanvas.Left;
        if (summary.Score is { } score)
        {
            var tone = ShareCanvas.ToneOf(words.Tone);
            x = 36 + canvas.Serif.Write(FormattableString.Invariant($"{score.Value}"), x, Baseline, ScoreSize, tone);
        }

        var room = ShareCanvas.Width - ShareCanvas.Left - x;
        var (phrase, size) = canvas.Serif.Fit(words.Phrase, room, mostLines: 1, largest: 48, smallest: 28);
        canvas.Serif.Write(phrase[0], x, Baseline - 52, size, ShareCanvas.Ink);
        var basis = summary.Verdict is null ? null : $"{words.ScoreBasis ?? "no score"} · {Phrases.Critics(summary)}";
        canvas.Sans.Write(basis ?? "", x, Baseline - 4, 28, ShareCanvas.Soft);
    }

    private static void DrawDistribution(ShareCanvas canvas, FilmSummary summary)
    {
        var parts = DistributionPart.Of(summary);
        foreach (var part in parts)
        {
            var (start, end) = (Along(part.Start), Along(part.Start + part.Width));
            canvas.Fill(start, BarTop, end - start, BarHeight, ShareCanvas.ToneOf(part.Name));
        }

        var sentence = DistributionPart.Sentence(parts);
        canvas.Sans.Write(sentence, ShareCanvas.Left, BarTop + BarHeight + 44, 28, ShareCanvas.Soft);

        static float Along(int part) => ShareCanvas.Left + (ShareCanvas.Inside * part / 1000);
    }
}
