using System.Globalization;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.MediaServers;

/// <summary>
/// A film's score for media servers. They cannot show where a figure comes from, so estimates are left out unless
/// requested, and so is the mean of a film with too few reviews for a verdict if only some of them have scores.
/// </summary>
internal static class MediaFilm
{
    public const string EstimatesField = "estimates";

    /// <summary>How many of the scale of 100 are one of theirs.</summary>
    private const int Tenth = 10;

    public static bool AsksForEstimates(HttpContext context) =>
        bool.TryParse(context.Request.Query[EstimatesField], out var isAsked) && isAsked;

    /// <summary>0 to 100; <c>null</c> if the film has no score that may be given.</summary>
    public static int? ScoreOf(FilmSummary summary, bool withEstimates) =>
        summary.Score is { } score && (withEstimates || (score.Basis != Basis.Estimated && !summary.HasScoreOfTooFew))
            ? score.Value
            : null;

    /// <summary>A score on the scale of 10, with one decimal.</summary>
    public static string OfTen(int score) =>
        string.Create(CultureInfo.InvariantCulture, $"{score / Tenth}.{score % Tenth}");
}
