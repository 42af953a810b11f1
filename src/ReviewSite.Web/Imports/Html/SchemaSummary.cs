using System.Globalization;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Imports.Html;

/// <summary>The summary in a schema.org AggregateRating.</summary>
internal static class SchemaSummary
{
    /// <summary>
    /// Only a rating that counts reviews, or names a critics' score, is by critics; others are by users.
    /// </summary>
    public static PublishedSummary? Of(SchemaItem rating)
    {
        var name = rating.Text("name") ?? "";
        var isOfCritics =
            name.Contains("meta", StringComparison.OrdinalIgnoreCase)
            || name.Contains("tomato", StringComparison.OrdinalIgnoreCase)
            || name.Contains("critic", StringComparison.OrdinalIgnoreCase);
        if (!isOfCritics)
        {
            return null;
        }

        var critics = Number(rating.Text("reviewCount", "ratingCount"))
            is { } count
                and >= 0
                and <= PublishedSummary.MostCritics
            ? (int?)count
            : null;
        var (value, best) = (Number(rating.Text("ratingValue")), Number(rating.Text("bestRating")) ?? Score.Highest);
        var score = value is >= 0 && best > 0 && value <= best ? Score.OfFraction(value.Value, best).Value : (int?)null;
        return critics is null && score is null ? null : new PublishedSummary(null, critics, null, null, null, score);
    }

    private static decimal? Number(string? text) =>
        text is { Length: <= 12 }
        && decimal.TryParse(
            text,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}
