using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Pages.Shared;
using ReviewSite.Web.Pages.Shared.Sharing;
using SkiaSharp;

namespace ReviewSite.Web.Pages.Grids;

/// <summary>
/// The picture that other sites show for a link to a grid: as many of its first films and critics as can be read, and
/// how many there are in all.
/// </summary>
internal sealed class GridShareImage(ShareFonts fonts, VerdictScale scale)
{
    private const int MostRows = 10;
    private const int MostColumns = 14;
    private const float HeadsBottom = 262;
    private const float HeadsLength = 104;
    private const float RowHeight = 30;
    private const float FilmWidth = 340;
    private const float MeanWidth = 84;
    private const float MostCellWidth = 72;
    private const float TextSize = 19;
    private const float Gap = 2;

    public static string PathOf(string slug) => $"/grids/{slug}/share.png";

    /// <returns>A PNG; <c>null</c> if no font can draw the title, or nothing is in the grid.</returns>
    public byte[]? Draw(string title, Grid grid, GridChoice choice)
    {
        if (!fonts.CanDraw(title) || grid.Rows.Count == 0 || grid.Columns.Count == 0)
        {
            return null;
        }

        var rows = grid.Rows.Take(MostRows).ToList();
        var columns = grid.Columns.Take(MostColumns).ToList();
        using var canvas = new ShareCanvas(fonts, nameAt: 64);
        var (line, size) = canvas.Serif.Fit(title, ShareCanvas.Inside, mostLines: 1, largest: 56, smallest: 28);
        canvas.Serif.Write(line[0], ShareCanvas.Left, 128, size, ShareCanvas.Ink);
        var cellWidth = Math.Min(MostCellWidth, (ShareCanvas.Inside - FilmWidth - MeanWidth) / columns.Count);
        foreach (var (index, column) in columns.Index())
        {
            DrawHead(canvas, Readable(column.Name, column.Slug), LeftOf(index) + (cellWidth / 2));
        }

        foreach (var (index, row) in rows.Index())
        {
            DrawRow(row, HeadsBottom + (index * RowHeight));
        }

        var by = choice.By;
        var means = rows.Any(r => r.Cells.Take(columns.Count).Any(c => c is { IsMean: true }))
            ? $" {GridCell.MeanMark} Mean of several scores."
            : "";
        var shown =
            $"Scores {choice.Rule.Scale.Range}. {Part(rows.Count, grid.Rows.Count, "film", "films")}, "
            + $"{Part(columns.Count, grid.Columns.Count, by.Singular, by.Plural)}.{means}";
        var sentence = canvas.Sans.Fit(shown, ShareCanvas.Inside, mostLines: 1, largest: 22, smallest: 16);
        canvas.Sans.Write(sentence.Lines[0], ShareCanvas.Left, 600, sentence.Size, ShareCanvas.Soft);
        return canvas.ToPng();

        float LeftOf(int column) => ShareCanvas.Left + FilmWidth + MeanWidth + (column * cellWidth);

        void DrawRow(GridRow row, float top)
        {
            var baseline = top + RowHeight - 9;
            var film = canvas.Serif.Fit(
                Readable(row.Title, row.Slug),
                FilmWidth - Gap,
                mostLines: 1,
                TextSize,
                TextSize
            );
            canvas.Serif.Write(film.Lines[0], ShareCanvas.Left, baseline, TextSize, ShareCanvas.Ink);
            var mean = choice.Rule.Text(row.Figures.Mean);
            canvas.Sans.Write(mean, ShareCanvas.Left + FilmWidth, baseline, TextSize, ShareCanvas.Ink);
            foreach (var (index, cell) in row.Cells.Take(columns.Count).Index())
            {
                if (cell?.Value is { } value)
                {
                    var left = LeftOf(index);
                    canvas.Fill(left, top, cellWidth - Gap, RowHeight - Gap, ToneOf(value, choice.Rule.Scale));
                    var middle = left + ((cellWidth - Gap) / 2);
                    var text = GridScale.NumberText(value) + (cell.IsMean ? GridCell.MeanMark : "");
                    canvas.Sans.WriteCentred(text, middle, baseline, TextSize, SKColors.White);
                }
            }
        }
    }

    /// <summary>From bottom to top, like the table's headings.</summary>
    private static void DrawHead(ShareCanvas canvas, string name, float middle)
    {
        var head = canvas.Sans.Fit(name, HeadsLength, mostLines: 1, TextSize, TextSize);
        canvas.Canvas.Save();
        canvas.Canvas.RotateDegrees(-90, middle, HeadsBottom);
        canvas.Sans.Write(head.Lines[0], middle + 8, HeadsBottom + (TextSize / 3), TextSize, ShareCanvas.Soft);
        canvas.Canvas.Restore();
    }

    /// <summary>A name that no font can draw is replaced by its slug.</summary>
    private string Readable(string text, string slug) => fonts.CanDraw(text) ? text : slug;

    private SKColor ToneOf(decimal value, GridScale on) =>
        ShareCanvas.ToneOf(
            Phrases.Reception(
                scale.ReceptionOf(new Score((int)Math.Round(on.ScoreOf(value), MidpointRounding.AwayFromZero)))
            )
        );

    private static string Part(int shown, int all, string one, string many) =>
        shown == all ? Phrases.Count(all, one, many) : $"{shown} of {Phrases.Count(all, one, many)}";
}
