using System.Globalization;

namespace ReviewSite.Web.Exports;

/// <summary>Positions of reviews in compact form, because an import may list a million: <c>1-11 13</c>.</summary>
internal static class PositionRanges
{
    /// <param name="positions">In ascending order.</param>
    public static string Write(IEnumerable<int> positions)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var position in positions)
        {
            if (ranges is [.., var last] && last.Last + 1 == position)
            {
                ranges[^1] = (last.First, position);
            }
            else
            {
                ranges.Add((position, position));
            }
        }

        return string.Join(
            ' ',
            ranges.Select(r =>
                r.First == r.Last
                    ? r.First.ToString(CultureInfo.InvariantCulture)
                    : string.Create(CultureInfo.InvariantCulture, $"{r.First}-{r.Last}")
            )
        );
    }

    /// <returns><c>null</c> if the text is not what <see cref="Write"/> writes.</returns>
    public static IReadOnlyList<(int First, int Last)>? Read(string text)
    {
        var ranges = new List<(int, int)>();
        foreach (var range in text.Split(' '))
        {
            var ends = range.Split('-');
            if (
                ends.Length > 2
                || !IsPosition(ends[0], out var first)
                || !IsPosition(ends[^1], out var last)
                || last < first
            )
            {
                return null;
            }

            ranges.Add((first, last));
        }

        return ranges;
    }

    private static bool IsPosition(string text, out int position) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out position) && position > 0;
}
