using System.Globalization;
using System.Net;
using System.Text.Json.Serialization;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Embeds;

/// <summary>A film's score on one line, for other sites' pages.</summary>
internal sealed class FilmBadge(FilmSummary summary, VerdictScale scale)
{
    public const string Label = "critics";

    private const double CharacterWidth = 6.6;
    private const int Padding = 10;

    /// <summary>Marks estimates, and hides the mean of too few reviews if only some of them have scores.</summary>
    public string Message =>
        summary switch
        {
            { Verdict: null } => "no reviews",
            { HasUnknownCritics: true, Score: { } score } => string.Create(
                CultureInfo.InvariantCulture,
                $"{score.Value} · {Phrases.Basis(score.Basis)}"
            ),
            { HasUnknownCritics: true } => $"{summary.Verdict.Phrase} · {Phrases.Basis(summary.VerdictBasis)}",
            { HasScoreOfTooFew: true } => $"too few reviews · {Phrases.Number(summary.Scored)} of "
                + Phrases.Count(summary.Critics, "score", "scores"),
            { Score: null } => Phrases.Reviews(summary.Critics),
            { Score: { Basis: Basis.Estimated } score } => string.Create(
                CultureInfo.InvariantCulture,
                $"about {score.Value} (estimated) · {Phrases.Reviews(summary.Critics)}"
            ),
            { Score: { } score } => string.Create(
                CultureInfo.InvariantCulture,
                $"{score.Value} · {Phrases.Reviews(summary.Critics)}"
            ),
        };

    /// <summary>White text on it has a contrast of at least 4.5.</summary>
    public string Color =>
        new VerdictText(summary, scale).Tone switch
        {
            "positive" => "#2e6b34",
            "mixed" => "#7a5b00",
            "negative" => "#9c2b23",
            _ => "#555555",
        };

    public string Svg()
    {
        var (left, right) = (Width(Label), Width(Message));
        var message = WebUtility.HtmlEncode(Message);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{left
                + right}" height="20" role="img" aria-label="{Label}: {message}">
              <title>{Label}: {message}</title>
              <rect width="{left + right}" height="20" rx="3" fill="{Color}"/>
              <path d="M3 0h{left - 3}v20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="#3a3a3a"/>
              <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11"
                 text-anchor="middle" aria-hidden="true">
                <text x="{left / 2}" y="14" textLength="{left - Padding}">{Label}</text>
                <text x="{left + (right / 2)}" y="14" textLength="{right - Padding}">{message}</text>
              </g>
            </svg>

            """
        );
    }

    /// <summary>For the endpoint badge of shields.io.</summary>
    public ShieldsBadge Shields() => new(1, Label, Message, Color);

    private static int Width(string text) => Padding + (int)Math.Ceiling(text.Length * CharacterWidth);
}

internal sealed record ShieldsBadge(int SchemaVersion, string Label, string Message, string Color);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ShieldsBadge))]
internal sealed partial class EmbedJson : JsonSerializerContext;
