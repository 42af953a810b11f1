using System.Text;
using ReviewSite.Domain.Imports.Recognition;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>
/// Reads the reviews in any text: the layout of <see cref="ReviewTextReader"/>, a table, a list, or a page as it is
/// copied.
/// </summary>
public static class ReviewSourceReader
{
    /// <inheritdoc cref="ReviewTextReader.Read(ReadOnlySpan{byte})"/>
    /// <param name="stop">Ends reading with an <see cref="OperationCanceledException"/>.</param>
    public static ReviewText Read(ReadOnlySpan<byte> utf8, CancellationToken stop = default)
    {
        var text = ReviewTextReader.Read(utf8);
        var isRefused =
            utf8.Length > ReviewTextReader.MaxBytes
            || ReviewTextReader.FirstLineThatIsNotUtf8(utf8) is not null
            || text.Problems.Any(p => p.IsError && text.Reviews.Count > 0);
        return isRefused ? text : Read(Encoding.UTF8.GetString(utf8), text, stop);
    }

    public static ReviewText Read(string text, CancellationToken stop = default) =>
        Read(text, ReviewTextReader.Read(text), stop);

    private static ReviewText Read(string text, ReviewText own, CancellationToken stop)
    {
        if (IsOwnLayout(own))
        {
            return own;
        }

        if (
            TextTable.Read(text, stop) is { } table
            && ReviewTableReader.Read(table.Rows, stop) is { Reviews.Count: > 0 } rows
        )
        {
            return rows;
        }

        var page = ReviewPageReader.Read(text, stop);
        return own.Reviews.Count > 0 && page.Reviews.Count == 0 ? own : page;
    }

    /// <summary>Its labels are not in any other layout; without them, it must be parsed without any problem.</summary>
    private static bool IsOwnLayout(ReviewText own) =>
        own.Reviews.Count > 0
        && (
            own.Problems.Count == 0 || own.Reviews.Any(r => r is not { Critic: null, Credit: null, Publication: null })
        );
}
