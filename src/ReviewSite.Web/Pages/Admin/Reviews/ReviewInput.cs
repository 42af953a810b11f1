using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;
using ReviewSite.Domain.Verdicts;
using ReviewSite.Web.Pages.Shared;

namespace ReviewSite.Web.Pages.Admin.Reviews;

/// <summary>A review as an editor types it.</summary>
public sealed class ReviewInput
{
    public const string ErasedQuote = "This quote was erased for legal reasons and cannot be stored again.";

    [MaxLength(ReviewLimits.Name, ErrorMessage = "A critic's name can have at most {1} characters.")]
    public string? Critic { get; set; }

    [MaxLength(ReviewLimits.Name, ErrorMessage = "A publication's name can have at most {1} characters.")]
    public string? Publication { get; set; }

    [MaxLength(Domain.Scores.OriginalScore.MaxLength, ErrorMessage = "A score can have at most {1} characters.")]
    public string? OriginalScore { get; set; }

    /// <summary>For a review without a score.</summary>
    public Reception? Reception { get; set; }

    public string? Date { get; set; }

    [MaxLength(ReviewLimits.Quote, ErrorMessage = "A quote can have at most {1} characters.")]
    public string? Quote { get; set; }

    [MaxLength(ReviewLimits.Url, ErrorMessage = "A link can have at most {1} characters.")]
    public string? Url { get; set; }

    /// <summary>Of the review when the form was opened.</summary>
    public int Version { get; set; }

    /// <summary>What the score comes to, in a sentence; none where none is typed.</summary>
    /// <param name="scale">The site's.</param>
    public string? ScoreInWords(VerdictScale scale)
    {
        if (PlainText.Line(OriginalScore) is not { } text)
        {
            return null;
        }

        var reading = Domain.Scores.OriginalScore.Read(text, ReviewText.ScoreScale);
        return reading.Score is { } score
            ? $"{text} is a score of {score}: {Phrases.Reception(scale.ReceptionOf(score))}."
            : $"“{text}” {reading.Refusal}; it will be saved as text, without a score.";
    }

    public static ReviewInput Of(Review review) =>
        new()
        {
            Critic = review.Critic?.Name ?? review.Credit,
            Publication = review.Publication?.Name,
            OriginalScore = review.OriginalScore,
            Reception = review.StatedReception,
            Date = review.Date is { } date ? Phrases.IsoDate(date) : null,
            Quote = review.Quote,
            Url = review.Url,
            Version = review.Version,
        };

    /// <summary>The critic whom it names; none for a credit line.</summary>
    public string? CriticName => IsCredit ? null : PlainText.Line(Critic);

    public string? PublicationName => PlainText.Line(Publication);

    private bool IsCredit => Critic?.Contains("[not credited]", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>What it says, or <c>null</c> with a sentence at each field that is wrong.</summary>
    public ReviewContent? Read(ModelStateDictionary errors)
    {
        var original = PlainText.Line(OriginalScore);
        var score = Domain.Scores.OriginalScore.Read(original, ReviewText.ScoreScale).Score;
        var date = ReadDate(errors);
        var url = PlainText.Line(Url);
        if (
            url is not null
            && !(Uri.TryCreate(url, UriKind.Absolute, out var link) && link.Scheme is "http" or "https")
        )
        {
            errors.AddModelError("Input.Url", "Enter a link that starts with http:// or https://.");
        }

        if (Reception is { } stated && !Enum.IsDefined(stated))
        {
            errors.AddModelError("Input.Reception", "Choose positive, mixed or negative.");
        }

        foreach (var (field, name) in new[] { (nameof(Critic), Critic), (nameof(Publication), Publication) })
        {
            if (PlainText.Line(name) is not null && SearchKey.IsBlank(name))
            {
                errors.AddModelError("Input." + field, "Enter a name with visible characters.");
            }
        }

        var quote = PlainText.Paragraphs(Quote);
        if (PlainText.Line(Critic) is null && original is null && Reception is null && quote is null)
        {
            errors.AddModelError("", "Enter at least a critic, a score, a reception or a quote.");
        }

        return errors.IsValid
            ? new ReviewContent(
                IsCredit ? PlainText.Line(Critic) : null,
                original,
                score,
                score is null ? Reception : null,
                Leaning: null,
                date,
                quote,
                url
            )
            : null;
    }

    private DateOnly? ReadDate(ModelStateDictionary errors)
    {
        if (PlainText.Line(Date) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        errors.AddModelError("Input.Date", $"“{text}” is not a date. Write it as 2013-07-15.");
        return null;
    }
}
