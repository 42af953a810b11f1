using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace ReviewSite.Web.Store.PostgreSql;

/// <summary>
/// The adjacent words of a text, each pair as a number of 16 bits. Without them, PostgreSQL looks for a phrase of two
/// frequent words in every row that has both. Different pairs can share a number, which keeps the index at a fifth of
/// the size that it would have with the words themselves; every hit is then checked against the words.
/// </summary>
internal static class WordPairs
{
    /// <summary>The column of a review's pairs.</summary>
    public const string Column = "wordpairs";

    public static short NumberOf(string first, string second) =>
        (short)XxHash32.HashToUInt32(BytesOf(second), unchecked((int)XxHash32.HashToUInt32(BytesOf(first))));

    /// <summary>As PostgreSQL reads an array.</summary>
    /// <param name="words">The words of a text, in their order.</param>
    public static string ArrayOf(IReadOnlyList<string> words)
    {
        var array = new StringBuilder("{", 6 * words.Count);
        for (var i = 1; i < words.Count; i++)
        {
            array.Append(i == 1 ? "" : ",").Append(CultureInfo.InvariantCulture, $"{NumberOf(words[i - 1], words[i])}");
        }

        return array.Append('}').ToString();
    }

    /// <summary>The pairs that a text with all phrases has, as SQL; <c>null</c> if there are none.</summary>
    public static string? SqlOf(FullTextQuery query)
    {
        var numbers = query
            .Phrases.SelectMany(
                (phrase, i) => phrase.Zip(phrase.Skip(1)).SkipLast(query.IsPrefix(i) ? 1 : 0),
                (_, pair) => NumberOf(pair.First, pair.Second).ToString(CultureInfo.InvariantCulture)
            )
            .ToList();
        return numbers.Count == 0 ? null : $"ARRAY[{string.Join(',', numbers)}]::smallint[]";
    }

    private static ReadOnlySpan<byte> BytesOf(string word) => MemoryMarshal.AsBytes(word.AsSpan());
}
