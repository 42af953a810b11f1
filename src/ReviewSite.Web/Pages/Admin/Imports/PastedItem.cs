using System.Globalization;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Reviews;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Pages.Admin.History;

namespace ReviewSite.Web.Pages.Admin.Imports;

/// <summary>A review of a pasted text, as the editor has corrected it.</summary>
/// <param name="Key">Identifies the review even if lines above it change: a hash of its content, and its ordinal among
/// identical reviews.</param>
public sealed record PastedItem(ReviewTextItem Item, string Key, bool IsLeftOut)
{
    private const int KeyLength = 16;

    /// <summary>The errors in the edited values, by field.</summary>
    public IReadOnlyDictionary<PastedField, string> Errors { get; init; } = new Dictionary<PastedField, string>();

    /// <summary>The edited values, if they differ from what was read.</summary>
    public IReadOnlyDictionary<PastedField, string> Edits { get; init; } = new Dictionary<PastedField, string>();

    /// <summary>The score if it is a number whose scale only the editor can state.</summary>
    public string? ScoreWithoutScale { get; init; }

    public bool IsSaved => !IsLeftOut && Errors.Count == 0;

    /// <summary>As it is typed in the form.</summary>
    public string TextOf(PastedField field) => Edits.GetValueOrDefault(field) ?? TextOf(Item, field);

    public static string TextOf(ReviewTextItem item, PastedField field) =>
        field switch
        {
            PastedField.Critic => item.Critic ?? item.Credit,
            PastedField.Publication => item.Publication,
            PastedField.Score => item.OriginalScore,
            PastedField.Date => item.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => item.Quote,
        } ?? "";

    /// <summary>The name of a field of the form.</summary>
    public static string NameOf(string key, PastedField field) => $"{key}-{field}";

    public static IReadOnlyList<PastedItem> Of(IEnumerable<ReviewTextItem> items, ICollection<string> leftOut)
    {
        var seen = new Dictionary<string, int>();
        return
        [
            .. items.Select(item =>
            {
                var says = Fingerprint.Of((item with { Line = 0 }).ToString())[..KeyLength];
                seen[says] = seen.GetValueOrDefault(says) + 1;
                var key = string.Create(CultureInfo.InvariantCulture, $"{says}-{seen[says]}");
                return new PastedItem(item, key, leftOut.Contains(key));
            }),
        ];
    }
}

/// <summary>The outcome for a pasted review.</summary>
/// <param name="Review">As it would be stored.</param>
/// <param name="Changes">What would change, if it is stored already.</param>
public sealed record PastedOutcome(MatchOutcome Outcome, Review Review, IReadOnlyList<ChangedValue> Changes);

/// <summary>What can be corrected in the preview.</summary>
public enum PastedField
{
    Critic,
    Publication,
    Score,
    Date,
    Quote,
}
