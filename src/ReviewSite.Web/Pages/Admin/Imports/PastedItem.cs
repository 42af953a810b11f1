using System.Globalization;
using ReviewSite.Domain.Imports;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Web.Pages.Admin.Imports;

/// <summary>A review of a pasted text.</summary>
/// <param name="Key">By which it is known again when lines before it come or go: what it says, and the how manieth it
/// is that says so.</param>
public sealed record PastedItem(ReviewTextItem Item, string Key, bool IsLeftOut)
{
    private const int KeyLength = 16;

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
