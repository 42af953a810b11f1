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

    /// <summary>
    /// A number without a scale is out of 100; up to this it may as well be out of 10, 5 or 4, and the editor is asked.
    /// </summary>
    public const decimal LargestAmbiguous = 10;

    /// <summary>What a number without a scale may be out of.</summary>
    public static readonly IReadOnlyList<int> Scales = [100, 20, 10, 6, 5, 4];

    internal static readonly IReadOnlyList<FormField<ReviewInput>> Fields =
    [
        new("Critic", f => f.Critic, (f, v) => f.Critic = v),
        new("Publication", f => f.Publication, (f, v) => f.Publication = v),
        new("Score", f => f.OriginalScore, (f, v) => f.OriginalScore = v),
        new(
            "Scale of the score",
            f => f.Scale?.ToString(CultureInfo.InvariantCulture),
            (f, v) => f.Scale = v is null ? null : int.Parse(v, CultureInfo.InvariantCulture)
        ),
        new(
            "Reception",
            f => f.Reception is { } reception ? EnumWord.Of(reception) : null,
            (f, v) => f.Reception = Enum.TryParse<Reception>(v, ignoreCase: true, out var known) ? known : null
        ),
        new("Date", f => f.Date, (f, v) => f.Date = v),
        new("Quote", f => f.Quote, (f, v) => f.Quote = v),
        new("Link", f => f.Url, (f, v) => f.Url = v),
        new("Language", f => f.Language, (f, v) => f.Language = v),
    ];

    [MaxLength(ReviewLimits.Name, ErrorMessage = "A critic's name can have at most {1} characters.")]
    public string? Critic { get; set; }

    [MaxLength(ReviewLimits.Name, ErrorMessage = "A publication's name can have at most {1} characters.")]
    public string? Publication { get; set; }

    [MaxLength(Domain.Scores.OriginalScore.MaxLength, ErrorMessage = "A score can have at most {1} characters.")]
    [Display(Name = "Score, as the critic gave it")]
    public string? OriginalScore { get; set; }

    /// <summary>What a score without a scale is out of; none until it is asked for.</summary>
    public int? Scale { get; set; }

    /// <summary>For a review without a score.</summary>
    [Display(Name = "Reception, if there is no score")]
    public Reception? Reception { get; set; }

    public string? Date { get; set; }

    [MaxTextLength(ReviewLimits.Quote, ErrorMessage = "A quote can have at most {1} characters.")]
    public string? Quote { get; set; }

    [MaxLength(ReviewLimits.Url, ErrorMessage = "A link can have at most {1} characters.")]
    [Display(Name = "Link")]
    public string? Url { get; set; }

    /// <summary>By its name or its code.</summary>
    [Display(Name = "Language of the quote")]
    public string? Language { get; set; }

    /// <summary>Of the review when the form was opened.</summary>
    [ScaffoldColumn(false)]
    public int Version { get; set; }

    /// <summary>The review when the form was opened, as <see cref="OpenedForm"/> has it.</summary>
    [ScaffoldColumn(false)]
    public string? Opened { get; set; }

    /// <summary>Whether the editor has seen what is doubtful, and wants it so.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>What the score comes to, in a sentence; none where none is typed.</summary>
    /// <param name="scale">The site's.</param>
    public string? ScoreInWords(VerdictScale scale)
    {
        if (PlainText.Line(OriginalScore) is not { } text)
        {
            return null;
        }

        if (AsksForScale)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{WithoutScale} out of what? Write that too, such as {WithoutScale}/{LargestAmbiguous}."
            );
        }

        var reading = ReadScore();
        return reading switch
        {
            { Score: { } score } =>
                $"{ScoreText} counts as {score} out of 100, which is {Phrases.Reception(scale.ReceptionOf(score))}.",
            { Leaning: not null } => $"“{text}” {reading.Refusal}. It will be saved without a score.",
            _ => $"“{text}” {reading.Refusal}. As it is, it will be saved as text, without a score.",
        };
    }

    /// <summary>Whether the score is a small number, of points or stars, without a scale.</summary>
    public bool AsksForScale => Scale is null && NumberWithoutScale <= LargestAmbiguous;

    /// <summary>The score as it will be stored: with the scale that was chosen for a bare number or stars.</summary>
    private string? ScoreText =>
        Scale is { } scale && NumberWithoutScale is not null && (scale != ReviewText.ScoreScale || Stars is not null)
            ? string.Create(CultureInfo.InvariantCulture, $"{WithoutScale}/{scale}")
            : PlainText.Line(OriginalScore);

    /// <summary>The bare number as it was typed; stars as their number.</summary>
    private string WithoutScale =>
        Stars?.ToString("0.##", CultureInfo.InvariantCulture)
        ?? Domain.Scores.OriginalScore.Bare(PlainText.Line(OriginalScore));

    public static ReviewInput Of(Review review)
    {
        var input = new ReviewInput
        {
            Critic = review.Critic?.Name ?? review.Credit,
            Publication = review.Publication?.Name,
            OriginalScore = review.OriginalScore,
            Reception = review.StatedReception,
            Date = review.Date is { } date ? Phrases.IsoDate(date) : null,
            Quote = review.Quote,
            Url = review.Url,
            Language = review.Language is { } language ? LanguageCode.NameOf(language) : null,
            Version = review.Version,
        };
        input.Scale = input.ScaleOf(review);
        input.Opened = OpenedForm.Of(input, input.Version, Fields);
        return input;
    }

    /// <summary>The critic whom it names; none for a credit line.</summary>
    public string? CriticName => Byline.Critic;

    public string? PublicationName => PlainText.Line(Publication);

    private Byline Byline => Byline.Of(PlainText.Line(Critic));

    /// <param name="stored">The review that is edited, whose score is kept while its text is.</param>
    /// <returns>What it says, or <c>null</c> with a sentence at each field that is wrong.</returns>
    public ReviewContent? Read(ModelStateDictionary errors, Review? stored = null)
    {
        var original = ScoreText;
        var isSameScore =
            stored is not null
            && PlainText.Line(OriginalScore) == stored.OriginalScore
            && (Scale is null || Scale == ScaleOf(stored));
        var reading = ReadScore();
        var score = isSameScore ? stored!.Score : reading.Score;
        if (AsksForScale && !isSameScore)
        {
            errors.AddModelError("Input.OriginalScore", "Choose what the score is out of, or write it as in 8/10.");
        }

        if (Scale is { } scale && !Scales.Contains(scale))
        {
            errors.AddModelError("Input.OriginalScore", "Choose one of the scales offered.");
        }

        var date = ReadDate(errors);
        var url = ReadUrl(errors);
        if (Reception is { } stated && !Enum.IsDefined(stated))
        {
            errors.AddModelError("Input.Reception", "Choose positive, mixed or negative.");
        }

        var language = ReadLanguage(errors);
        CheckName(nameof(Critic), Critic, errors);
        CheckName(nameof(Publication), Publication, errors);
        var quote = PlainText.Paragraphs(Quote);
        if (PlainText.Line(Critic) is null && original is null && Reception is null && quote is null)
        {
            errors.AddModelError("", "Enter at least a critic, a score, a reception or a quote.");
        }

        return errors.IsValid
            ? new ReviewContent(
                Byline.Credit,
                isSameScore ? stored!.OriginalScore : original,
                score,
                score is null || Reception == stored?.StatedReception ? Reception : null,
                isSameScore ? stored!.Leaning : reading.Leaning ?? LeaningBesideScore(stored),
                date,
                quote,
                url,
                language
            )
            : null;
    }

    /// <summary>What the number of a stored review was out of; none where it is no number without a scale.</summary>
    private int? ScaleOf(Review review) =>
        review.Score is { } score && NumberWithoutScale is { } number
            ? Scales.Cast<int?>().FirstOrDefault(s => number <= s && Score.OfFraction(number, s!.Value) == score)
            : null;

    /// <summary>A leaning that is not what the score itself says, such as thumbs up.</summary>
    private static Leaning? LeaningBesideScore(Review? stored) =>
        Domain.Scores.OriginalScore.Read(stored?.OriginalScore, ReviewText.ScoreScale).Leaning is null
            ? stored?.Leaning
            : null;

    private OriginalScoreReading ReadScore() => Domain.Scores.OriginalScore.Read(ScoreText, ReviewText.ScoreScale);

    private decimal? NumberWithoutScale =>
        Domain.Scores.OriginalScore.NumberWithoutScale(PlainText.Line(OriginalScore)) ?? Stars;

    private decimal? Stars => Domain.Scores.OriginalScore.StarsWithoutScale(PlainText.Line(OriginalScore));

    /// <summary>A date as the forms ask for it, such as 2013-07-15.</summary>
    internal static DateOnly? DateOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    private DateOnly? ReadDate(ModelStateDictionary errors)
    {
        if (PlainText.Line(Date) is not { } text)
        {
            return null;
        }

        if (DateOf(text) is { } date)
        {
            return date;
        }

        errors.AddModelError("Input.Date", $"“{text}” is not a date. Write it as 2013-07-15.");
        return null;
    }

    private string? ReadUrl(ModelStateDictionary errors)
    {
        var url = PlainText.Line(Url);
        if (
            url is not null
            && !(Uri.TryCreate(url, UriKind.Absolute, out var link) && link.Scheme is "http" or "https")
        )
        {
            errors.AddModelError("Input.Url", "Enter a link that starts with http:// or https://.");
        }

        return url;
    }

    private string? ReadLanguage(ModelStateDictionary errors)
    {
        if (PlainText.Line(Language) is not { } typed)
        {
            return null;
        }

        var language = LanguageCode.Of(typed);
        if (language is null)
        {
            errors.AddModelError(
                "Input.Language",
                $"“{typed}” is not a language that this site knows. Write it like “Danish” or “da”."
            );
        }

        return language;
    }

    private static void CheckName(string field, string? name, ModelStateDictionary errors)
    {
        if (PlainText.Line(name) is not null && SearchKey.IsBlank(name))
        {
            errors.AddModelError("Input." + field, "Enter a name with visible characters.");
        }
    }
}
