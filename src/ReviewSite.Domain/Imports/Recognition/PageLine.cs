using System.Text.RegularExpressions;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>A line of a page of reviews as a reader sees it.</summary>
/// <param name="Number">In the source, counted from 1; several may come from one line of HTML.</param>
public sealed partial record PageLine(int Number, string Text)
{
    /// <summary>Whether it is the first line of an element that repeats, of a bullet or of a table's row.</summary>
    public bool StartsBlock { get; init; }

    /// <summary>Whether an empty line is before it.</summary>
    public bool FollowsGap { get; init; }

    /// <summary>The kind of field according to the markup, a label or a column's header.</summary>
    public FieldKind? Hint { get; init; }

    /// <summary>Where the line links to.</summary>
    public string? Url { get; init; }

    internal static IReadOnlyList<PageLine> Of(string text)
    {
        var lines = new List<PageLine>();
        foreach (var line in TextLine.Split(text))
        {
            var unmarked = QuotationMarks().Replace(line.Text, "");
            if (unmarked.Length == 0)
            {
                continue;
            }

            lines.Add(
                new PageLine(line.Number, unmarked)
                {
                    FollowsGap = lines.Count > 0 && lines[^1].Number < line.Number - 1,
                }
            );
        }

        return lines;
    }

    /// <summary>The marks that Markdown and emails put before the lines of a quotation.</summary>
    [GeneratedRegex(@"^\s*>(\s*>)*(\s+|$|(?=[^\s\d=]))", RegexOptions.ExplicitCapture)]
    private static partial Regex QuotationMarks();
}
