using System.Globalization;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Imports.Recognition;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Scores;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Pages.Admin.Reviews;

namespace ReviewSite.Web.Pages.Admin.Imports;

/// <summary>
/// What an editor corrected in the preview of a pasted text: edited fields, the scale of bare numbers, and unused lines
/// that were assigned to a review.
/// </summary>
/// <param name="page">The scale of the text's own scores.</param>
/// <param name="scale">What scores without a scale are out of; <c>null</c> if the editor has not said.</param>
/// <param name="input">The input, and how to read the text.</param>
internal sealed class PastedCorrections(PageScale page, int? scale, PastedInput input)
{
    /// <summary>More are not edited in place: the form would be too large to work with.</summary>
    public const int MostRows = 300;

    /// <summary>The name of the choice for an unused line: which field it is.</summary>
    public static string UseOf(int line) => string.Create(CultureInfo.InvariantCulture, $"use-{line}");

    /// <summary>The name of the choice for an unused line: of which review, by its key.</summary>
    public static string OwnerOf(int line) => string.Create(CultureInfo.InvariantCulture, $"of-{line}");

    public IReadOnlyList<PastedItem> Apply(IReadOnlyList<PastedItem> items, IReadOnlyList<UnusedLine> unused)
    {
        var given = unused
            .Select(u =>
                (
                    Owner: (string?)input.CorrectionOf(OwnerOf(u.Line)),
                    Field: Enum.TryParse<PastedField>(input.CorrectionOf(UseOf(u.Line)), out var field)
                        ? field
                        : (PastedField?)null,
                    u.Text
                )
            )
            .Where(g => g is { Owner: not null, Field: not null })
            .ToLookup(g => (g.Owner!, g.Field!.Value), g => g.Text);
        return [.. items.Select(item => Apply(item, given))];
    }

    private PastedItem Apply(PastedItem item, ILookup<(string, PastedField), string> given)
    {
        var edits = EditsOf(item, given);
        var read = input.Choices.ApplyTo(item.Item);
        foreach (var field in edits.Keys.Where(f => edits[f] == Normalized(PastedItem.TextOf(read, f))).ToList())
        {
            edits.Remove(field);
        }

        var errors = new Dictionary<PastedField, string>();
        var corrected = Corrected(read, edits, errors);
        return item with
        {
            Item = WithStatedScale(corrected),
            ScoreWithoutScale = LacksScale(corrected) ? corrected.OriginalScore : null,
            Edits = edits,
            Errors = errors,
        };
    }

    /// <summary>The fields that differ from what the form was filled with.</summary>
    private Dictionary<PastedField, string> EditsOf(PastedItem item, ILookup<(string, PastedField), string> given)
    {
        var shown = input.Shown.ApplyTo(item.Item);
        var edits = new Dictionary<PastedField, string>();
        foreach (var field in Enum.GetValues<PastedField>())
        {
            var typed = (string?)input.CorrectionOf(PastedItem.NameOf(item.Key, field));
            var lines = given[(item.Key, field)].ToList();
            if (lines.Count > 0)
            {
                typed = field == PastedField.Quote ? string.Join("\n\n", lines.Prepend(typed)) : lines[^1];
            }

            if (typed is not null && Normalized(typed) != Normalized(PastedItem.TextOf(shown, field)))
            {
                edits[field] = Normalized(typed);
            }
        }

        return input.Shown.IsSwapped(item.Item) == input.Choices.IsSwapped(item.Item) ? edits : Swapped(edits);
    }

    /// <summary>A corrected name moves along; an editor who corrected both has put both right.</summary>
    private static Dictionary<PastedField, string> Swapped(Dictionary<PastedField, string> edits)
    {
        var (critic, publication) = (
            edits.GetValueOrDefault(PastedField.Critic),
            edits.GetValueOrDefault(PastedField.Publication)
        );
        if ((critic is null) != (publication is null))
        {
            edits.Remove(critic is null ? PastedField.Publication : PastedField.Critic);
            edits[critic is null ? PastedField.Critic : PastedField.Publication] = (critic ?? publication)!;
        }

        return edits;
    }

    private ReviewTextItem Corrected(
        ReviewTextItem item,
        Dictionary<PastedField, string> edits,
        Dictionary<PastedField, string> errors
    )
    {
        foreach (var (field, text) in edits)
        {
            var value = text.Length == 0 ? null : text;
            item = field switch
            {
                PastedField.Critic => WithCritic(item, value),
                PastedField.Publication => item with { Publication = PlainText.Line(value) },
                PastedField.Score => WithScore(item, PlainText.Line(value)),
                PastedField.Date => WithDate(item, value, errors),
                _ => item with { Quote = value },
            };
        }

        Check(item, errors);
        return item;
    }

    private ReviewTextItem WithStatedScale(ReviewTextItem item) =>
        LacksScale(item) && scale is { } whole
            ? item with
            {
                Score = OriginalScore.Read(item.OriginalScore, whole).Score,
            }
            : item;

    /// <summary>Whether a score is a number whose scale only the editor can state.</summary>
    private static bool LacksScale(ReviewTextItem item) =>
        item.Score is null && OriginalScore.NumberWithoutScale(item.OriginalScore) is not null;

    private static ReviewTextItem WithCritic(ReviewTextItem item, string? value)
    {
        var (critic, credit) = Byline.Of(PlainText.Line(value));
        return item with { Critic = critic, Credit = credit };
    }

    private ReviewTextItem WithScore(ReviewTextItem item, string? value)
    {
        var reading = OriginalScore.Read(value, ScaleOf(value));
        return item with { OriginalScore = value, Score = reading.Score, Leaning = reading.Leaning };
    }

    /// <summary>
    /// What a typed score is out of: the text's own scale, but a small number may be out of 10 where others are out of
    /// 100. <c>null</c> if only the editor can say.
    /// </summary>
    private decimal? ScaleOf(string? value)
    {
        var number = OriginalScore.NumberWithoutScale(value);
        var isSmall = number <= ReviewInput.LargestAmbiguous;
        return page.For(value ?? "") is { } known && !(isSmall && known == Score.Highest) ? known
            : isSmall || (number is not null && scale is not null) ? null
            : scale ?? Score.Highest;
    }

    private static ReviewTextItem WithDate(ReviewTextItem item, string? value, Dictionary<PastedField, string> errors)
    {
        if (value is null)
        {
            return item with { Date = null };
        }

        if (ReviewInput.DateOf(value) is { } date)
        {
            return item with { Date = date };
        }

        errors[PastedField.Date] = "Write the date as 2013-07-15.";
        return item;
    }

    private static void Check(ReviewTextItem item, Dictionary<PastedField, string> errors)
    {
        var names = new[] { (PastedField.Critic, item.Critic), (PastedField.Publication, item.Publication) };
        foreach (var (field, name) in names)
        {
            if (name?.Length > ReviewLimits.Name || (name is not null && SearchKey.IsBlank(name)))
            {
                errors[field] = $"Enter a name of at most {ReviewLimits.Name} characters.";
            }
        }

        if (item.OriginalScore?.Length > OriginalScore.MaxLength)
        {
            errors[PastedField.Score] = $"A score can have at most {OriginalScore.MaxLength} characters.";
        }

        if (item.Quote?.Length > ReviewLimits.Quote)
        {
            errors[PastedField.Quote] = string.Create(
                CultureInfo.InvariantCulture,
                $"A quote can have at most {ReviewLimits.Quote:#,0} characters."
            );
        }

        if (item.IsEmpty)
        {
            errors[PastedField.Quote] = "This review would be empty. Leave it out instead.";
        }
    }

    private static string Normalized(string text) => PlainText.Paragraphs(text) ?? "";
}
