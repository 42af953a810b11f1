using System.Globalization;
using System.Text;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Domain.Imports;

/// <summary>
/// Writes the layout that <see cref="ReviewTextReader"/> reads, so that it is read back unchanged, whatever the quotes
/// contain.
/// </summary>
public static class ReviewTextWriter
{
    /// <summary>A line that is indented this far is part of the quote, whatever it says.</summary>
    public const int QuoteIndent = 6;

    private static readonly string _quoteIndent = new(' ', QuoteIndent);

    public static string Write(PublishedSummary? published, IEnumerable<ReviewTextItem> reviews)
    {
        var text = new StringBuilder();
        WriteHead(text, published);
        text.Append("Critic Reviews\n\n");
        foreach (var (index, review) in reviews.Where(r => !r.IsEmpty).Index())
        {
            WriteItem(text, index + 1, review);
        }

        return text.ToString();
    }

    private static void WriteHead(StringBuilder text, PublishedSummary? published)
    {
        if (published is null)
        {
            return;
        }

        if (published.Critics is { } critics)
        {
            var start = published.Verdict is null ? "based" : $"{published.Verdict} - based";
            text.Append(CultureInfo.InvariantCulture, $"{start} on {critics} Critic{(critics == 1 ? "" : "s")}\n\n");
        }

        var bands = Tally.Receptions.Where(r => published[r] is not null).ToList();
        if (bands.Count > 0)
        {
            text.Append("Critic score distribution:\n");
            foreach (var (index, band) in bands.Index())
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"  {index + 1}. {band}: {published[band]} out of {published.Critics ?? published.InBands}\n"
                );
            }

            text.Append('\n');
        }
    }

    private static void WriteItem(StringBuilder text, int number, ReviewTextItem review)
    {
        var fields = new[]
        {
            review.OriginalScore,
            (review.Critic ?? review.Credit) is { } name ? ReviewTextReader.CriticLabel + " " + name : null,
            review.Publication is { } publication ? ReviewTextReader.PublicationLabel + " " + publication : null,
            review.Date?.ToString(ReviewTextReader.WrittenDateFormat, CultureInfo.InvariantCulture),
        };
        var lines = fields.OfType<string>().ToList();
        var startsWithHead = review.OriginalScore is not null || review.Critic is not null || review.Credit is not null;

        text.Append(CultureInfo.InvariantCulture, $"  {number}.{(startsWithHead ? " " + lines[0] : "")}\n");
        foreach (var line in startsWithHead ? lines.Skip(1) : lines)
        {
            text.Append("    ").Append(line).Append('\n');
        }

        foreach (var line in review.Quote?.Split('\n') ?? [])
        {
            text.Append(line.Length == 0 ? "" : _quoteIndent + line).Append('\n');
        }
    }
}
