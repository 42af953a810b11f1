using System.Buffers;
using System.Globalization;
using System.Text;

namespace ReviewSite.Domain.Imports;

/// <summary>
/// Reads a review text. Never throws and never guesses: each line is used, or reported as a problem. Lines of a review
/// that match no rule are its quote, because a quote may say anything.
/// </summary>
public static class ReviewTextReader
{
    public const string CriticLabel = "Reviewed by:";
    public const string PublicationLabel = "Publication:";

    /// <summary>The one of the accepted date formats that is written.</summary>
    public const string WrittenDateFormat = "MMM d, yyyy";

    /// <summary>The largest text that is imported, in bytes.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <param name="utf8">The text in UTF-8, with or without a byte order mark; bytes that are not UTF-8 are an error
    /// at their line.</param>
    public static ReviewText Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxBytes)
        {
            return TooLarge(utf8.Length);
        }

        var text = Read(Encoding.UTF8.GetString(utf8));
        return FirstLineThatIsNotUtf8(utf8) is { } line
            ? text with
            {
                Problems =
                [
                    .. text
                        .Problems.Append(
                            Problem.Error(line, "bytes that are not UTF-8", "expected a text saved as UTF-8")
                        )
                        .OrderBy(p => p.Line),
                ],
            }
            : text;
    }

    public static ReviewText Read(string text)
    {
        var parse = new ReviewTextParse();
        foreach (var line in TextLine.Split(text))
        {
            parse.Take(line);
        }

        return parse.Finish();
    }

    internal static ReviewText TooLarge(int bytes) =>
        new(null, [], [Problem.Error(1, Megabytes(bytes), $"expected at most {Megabytes(MaxBytes)}; split the text")]);

    private static string Megabytes(int bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.#} MB");

    /// <summary>Counted from 1; <c>null</c> if all bytes are UTF-8.</summary>
    public static int? FirstLineThatIsNotUtf8(ReadOnlySpan<byte> utf8)
    {
        var rest = utf8;
        while (Rune.DecodeFromUtf8(rest, out _, out var length) == OperationStatus.Done)
        {
            rest = rest[length..];
        }

        return rest.IsEmpty ? null : TextLine.Split(Encoding.UTF8.GetString(utf8[..^rest.Length])).Count;
    }
}
