using System.Globalization;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;

namespace ReviewSite.Web.Pages.Shared;

/// <summary>Figures in words, the same on every page.</summary>
internal static class Phrases
{
    private static readonly CultureInfo _culture = CultureInfo.InvariantCulture;

    public static string Number(int number) => number.ToString("#,0", _culture);

    public static string Number(decimal number) => number.ToString("#,0.##", _culture);

    /// <summary>A difference of scores: "+5.6", "−0.3", "0.0".</summary>
    public static string Points(double difference) => difference.ToString("+0.0;−0.0;0.0", _culture);

    public static string Critics(int count) => Count(count, "critic", "critics");

    public static string Critics(FilmSummary summary) =>
        summary.HasUnknownCritics ? "an unknown number of critics" : Critics(summary.Critics);

    public static string Reviews(int count) => Count(count, "review", "reviews");

    public static string Count(int count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";

    /// <summary>"2 reviews without a date are left out."; <c>null</c> if none is.</summary>
    /// <param name="what">In the singular.</param>
    /// <param name="lacking">With its article.</param>
    public static string? LeftOut(int count, string what, string lacking) =>
        count switch
        {
            0 => null,
            1 => $"1 {what} without {lacking} is left out.",
            _ => $"{Number(count)} {what}s without {lacking} are left out.",
        };

    /// <summary>As a heading begins.</summary>
    public static string Capitalized(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    public static string Basis(Basis basis) => EnumWord.Of(basis);

    /// <summary>A figure without a basis is not known.</summary>
    public static string Basis(Basis? basis) => EnumWord.Of(basis) ?? "unknown";

    /// <summary>Which scores are positive, mixed and negative, in a sentence.</summary>
    public static string Scale(VerdictScale scale)
    {
        var usual = scale.Name == VerdictScale.CustomName ? "" : $", as is usual for {scale.Name}";
        return $"On this site, a review is positive from {scale.PositiveFrom}, mixed from {scale.MixedFrom}, "
            + $"and negative below{usual}.";
    }

    /// <summary>What a verdict needs: "4 critics with a score".</summary>
    public static string FewestCritics(VerdictScale scale) =>
        $"{Number(scale.FewestCritics)} critics with "
        + (scale.AllowsEstimates ? "a score, a reception or a leaning" : "a score");

    public static string Reception(Reception? reception) => reception is { } known ? EnumWord.Of(known) : "unknown";

    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy", _culture);

    /// <param name="time">UTC.</param>
    public static string Time(DateTime time) => time.ToString("d MMMM yyyy, HH:mm 'UTC'", _culture);

    public static string IsoDate(DateOnly date) => date.ToString("yyyy-MM-dd", _culture);

    /// <summary>"9 positive, 2 mixed, 0 negative"; empty if nothing is known of the critics.</summary>
    public static string Distribution(FilmSummary summary) => DistributionPart.Sentence(DistributionPart.Of(summary));

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string Join(IEnumerable<string> parts)
    {
        string[] all = [.. parts];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
