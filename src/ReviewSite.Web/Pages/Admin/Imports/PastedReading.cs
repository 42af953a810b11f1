using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using ReviewSite.Domain.Films;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Texts;
using ReviewSite.Web.Imports;
using ReviewSite.Web.Imports.Html;
using ReviewSite.Web.Pages.Admin.Reviews;

namespace ReviewSite.Web.Pages.Admin.Imports;

/// <summary>What was read in a text with reviews, as the sender has corrected it.</summary>
/// <param name="Html">The same page with its markup, where that was read in place of the text.</param>
/// <param name="Scale">What scores without a scale are out of.</param>
/// <param name="Read">Without the reviews that are left out, or that have errors.</param>
/// <param name="Items">Every review of the text, with those that are left out.</param>
/// <param name="ScoresWithoutScale">Scores whose scale is not known, before the sender said it.</param>
public sealed record PastedReading(
    string Text,
    string? Html,
    int? Scale,
    ReviewText Read,
    IReadOnlyList<PastedItem> Items,
    IReadOnlyList<UnusedLine> Unused,
    IReadOnlyList<string> ScoresWithoutScale
)
{
    /// <param name="html">As the clipboard had it beside the text.</param>
    /// <param name="leaveOut">The reviews that are not to be saved, each as <see cref="PastedItem.Key"/>.</param>
    /// <param name="correctionOf">What was typed over a field of a review.</param>
    public static PastedReading Of(
        string text,
        string? html,
        int? scale,
        ICollection<string> leaveOut,
        Func<string, StringValues> correctionOf
    )
    {
        var plain = PastedReviews.Read(text);
        var rich = RicherOf(plain, html);
        var read = rich ?? plain;
        var items = PastedItem.Of(read.Reviews, leaveOut);
        IReadOnlyList<UnusedLine> unused = rich is null ? UnusedLine.Of(read, text) : [];
        var known = ReviewInput.Scales.Cast<int?>().FirstOrDefault(s => s == scale);
        var corrected = new PastedCorrections(known, correctionOf).Apply(items, unused);
        return new PastedReading(
            text,
            rich is null ? null : html,
            scale,
            read with
            {
                Reviews = [.. corrected.Where(i => i.IsSaved).Select(i => i.Item)],
            },
            corrected,
            unused,
            [.. items.Select(i => i.Item).Where(PastedCorrections.LacksScale).Select(i => i.OriginalScore!).Distinct()]
        );
    }

    public IEnumerable<PastedItem> Saved => Items.Where(i => i.IsSaved);

    public bool MayBeSaved => !Read.HasErrors && Items.All(i => i.IsLeftOut || i.Errors.Count == 0);

    /// <summary>What is saved, by which the same import is known again.</summary>
    public byte[] Bytes
    {
        get
        {
            var leftOut = Items.Where(i => i.IsLeftOut).Select(i => i.Key).Order().ToList();
            return Encoding.UTF8.GetBytes(
                leftOut.Count == 0
                    ? Text + Corrections()
                    : $"{Text}{Corrections()}\nwithout {string.Join(' ', leftOut)}"
            );
        }
    }

    /// <summary>What a preview is of: the text, and the state of the store.</summary>
    public string PrintOn(Film film, long generation)
    {
        var text = SHA256.HashData(Encoding.UTF8.GetBytes($"{Text}\0{Html}"));
        return Fingerprint.Of(
            string.Create(CultureInfo.InvariantCulture, $"{film.Id} {generation} {Convert.ToHexString(text)}")
        );
    }

    /// <summary>The markup that the clipboard had, where that shows as many reviews as the text does.</summary>
    private static ReviewText? RicherOf(ReviewText plain, string? html)
    {
        if (string.IsNullOrWhiteSpace(html))
        {
            return null;
        }

        var rich = HtmlReviewReader.Read(html);
        return !rich.HasErrors && rich.Reviews.Count >= plain.Reviews.Count ? rich : null;
    }

    private string Corrections()
    {
        var edits = Items.SelectMany(i => i.Edits.Select(e => $"\n{i.Key} {e.Key} {e.Value}"));
        return string.Concat(edits) + (Scale is null ? "" : $"\nout of {Scale}");
    }
}
