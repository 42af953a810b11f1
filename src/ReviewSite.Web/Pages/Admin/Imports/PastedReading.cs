using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Recognition;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Pages.Admin.Reviews;

namespace ReviewSite.Web.Pages.Admin.Imports;

/// <summary>A text with reviews, and its options.</summary>
public sealed record PastedInput(string Text)
{
    /// <summary>The same page with its markup, from the clipboard.</summary>
    public string? Html { get; init; }

    /// <summary>What scores without a scale are out of.</summary>
    public int? Scale { get; init; }

    public ReadingChoices Choices { get; init; } = new();

    /// <summary>The choices with which the form's fields were filled.</summary>
    public ReadingChoices Shown { get; init; } = new();

    /// <summary>The reviews that are not to be saved, each as <see cref="PastedItem.Key"/>.</summary>
    public ICollection<string> LeaveOut { get; init; } = [];

    /// <summary>The edited value of a field of a review.</summary>
    public Func<string, StringValues> CorrectionOf { get; init; } = _ => default;
}

/// <summary>The reviews read from a text, with corrections.</summary>
/// <param name="Html">The same page with its markup, if that was read in place of the text.</param>
/// <param name="Scale">What scores without a scale are out of.</param>
/// <param name="Parsed">Without the reviews that are left out, or that have errors.</param>
/// <param name="Items">Every review of the text, with those that are left out.</param>
/// <param name="ScoresWithoutScale">Scores whose scale is not stated in the text, with corrections.</param>
/// <param name="Questions">What is ambiguous in the text, answered or not.</param>
public sealed record PastedReading(
    string Text,
    string? Html,
    int? Scale,
    ReadingChoices Choices,
    ReviewText Parsed,
    IReadOnlyList<PastedItem> Items,
    IReadOnlyList<UnusedLine> Unused,
    IReadOnlyList<string> ScoresWithoutScale,
    PastedQuestions Questions
)
{
    public static PastedReading Of(PastedInput input, TimeProvider time)
    {
        var (parsed, isOfMarkup) = PastedReviews.Read(input.Text, input.Html, time);
        var items = PastedItem.Of(parsed.Reviews, input.LeaveOut);
        IReadOnlyList<UnusedLine> unused = isOfMarkup ? [] : UnusedLine.Of(parsed, input.Text);
        var scale = ReviewInput.Scales.Cast<int?>().FirstOrDefault(s => s == input.Scale);
        var corrected = new PastedCorrections(parsed.Scale, scale, input).Apply(items, unused);
        return new PastedReading(
            input.Text,
            isOfMarkup ? input.Html : null,
            input.Scale,
            input.Choices,
            parsed with
            {
                Reviews = [.. corrected.Where(i => i.IsSaved).Select(i => i.Item)],
                Problems = [.. parsed.Problems.Where(p => !IsAnswered(p, scale, input.Choices))],
            },
            corrected,
            unused,
            [.. corrected.Select(i => i.ScoreWithoutScale).OfType<string>().Distinct()],
            PastedQuestions.Of(parsed)
        );
    }

    public IEnumerable<PastedItem> Saved => Items.Where(i => i.IsSaved);

    public bool MayBeSaved => !Parsed.HasErrors && Items.All(i => i.IsLeftOut || i.Errors.Count == 0);

    /// <summary>The text, its corrections and what is left out, by which the same import is recognized.</summary>
    public byte[] Identity
    {
        get
        {
            var leftOut = Items.Where(i => i.IsLeftOut).Select(i => i.Key).Order().ToList();
            var source = Html ?? Text;
            return Encoding.UTF8.GetBytes(
                leftOut.Count == 0
                    ? source + Corrections()
                    : $"{source}{Corrections()}\nwithout {string.Join(' ', leftOut)}"
            );
        }
    }

    /// <summary>Identifies what a preview shows: the text and the state of the store.</summary>
    public string FingerprintOn(Film film, long contentVersion)
    {
        var text = SHA256.HashData(Encoding.UTF8.GetBytes($"{Text}\0{Html}"));
        return Fingerprint.Of(
            string.Create(CultureInfo.InvariantCulture, $"{film.Id} {contentVersion} {Convert.ToHexString(text)}")
        );
    }

    private static bool IsAnswered(Problem problem, int? scale, ReadingChoices choices) =>
        problem.Doubt is { } doubt && (doubt == ReadingDoubt.Scale ? scale is not null : choices.Answers(doubt));

    private string Corrections()
    {
        var edits = Items.SelectMany(i => i.Edits.Select(e => $"\n{i.Key} {e.Key} {e.Value}"));
        return string.Concat(edits)
            + (Scale is null ? "" : $"\nout of {Scale}")
            + (Choices == new ReadingChoices() ? "" : $"\n{Choices}");
    }
}
