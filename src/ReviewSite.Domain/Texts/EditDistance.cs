namespace ReviewSite.Domain.Texts;

/// <summary>
/// How many letters must be added, left out, replaced or swapped with their neighbor to turn one word into another
/// (optimal string alignment).
/// </summary>
public static class EditDistance
{
    /// <summary>The known word with the fewest edits, regardless of case; <c>null</c> if none is near.</summary>
    /// <param name="most">How many edits are allowed.</param>
    public static string? Nearest(string word, IEnumerable<string> known, int most) =>
        known
            .Select(k => (Word: k, Edits: Between(word.ToLowerInvariant(), k.ToLowerInvariant(), most)))
            .Where(k => k.Edits is not null)
            .OrderBy(k => k.Edits)
            .FirstOrDefault()
            .Word;

    /// <returns><c>null</c> if it is more than <paramref name="most"/>.</returns>
    public static int? Between(string left, string right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > most)
        {
            return null;
        }

        var (beforeLast, last, current) = (
            new int[right.Length + 1],
            Enumerable.Range(0, right.Length + 1).ToArray(),
            new int[right.Length + 1]
        );
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                var distance = Math.Min(replaced, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    distance = Math.Min(distance, beforeLast[j - 2] + 1);
                }

                current[j] = distance;
                least = Math.Min(least, distance);
            }

            if (least > most)
            {
                return null;
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[right.Length] <= most ? last[right.Length] : null;
    }
}
