using System.Text;

namespace ReviewSite.Domain.Imports.Recognition;

/// <summary>
/// Rows of cells between delimiters, by the rules of CSV; a quotation mark that never closes is read as text.
/// </summary>
internal static class DelimitedText
{
    public static IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> Rows(
        string text,
        char delimiter,
        CancellationToken stop
    )
    {
        var rows = new List<(int, IReadOnlyList<string>)>();
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            stop.ThrowIfCancellationRequested();
            var first = i + 1;
            var cells = Cells(lines, ref i, delimiter);
            rows.Add((first, cells));
        }

        return rows;
    }

    private static List<string> Cells(string[] lines, ref int line, char delimiter)
    {
        var cells = new List<string>();
        var at = 0;
        while (at <= lines[line].Length)
        {
            if (at < lines[line].Length && lines[line][at] == '"' && Quoted(lines, line, at, delimiter) is { } quoted)
            {
                cells.Add(quoted.Text);
                (line, at) = (quoted.Line, quoted.After + 1);
            }
            else
            {
                var end = lines[line].IndexOf(delimiter, at);
                end = end < 0 ? lines[line].Length : end;
                cells.Add(lines[line][at..end].Trim());
                at = end + 1;
            }
        }

        return cells;
    }

    /// <summary>
    /// A cell in quotation marks, which may go over several lines; <c>null</c> if no mark closes it before a
    /// delimiter.
    /// </summary>
    private static (string Text, int Line, int After)? Quoted(string[] lines, int line, int at, char delimiter)
    {
        const int MostLines = 200;
        var text = new StringBuilder();
        for (var i = line; i < Math.Min(lines.Length, line + MostLines); i++)
        {
            for (var c = i == line ? at + 1 : 0; c < lines[i].Length; c++)
            {
                var isMark = lines[i][c] == '"';
                if (isMark && c + 1 < lines[i].Length && lines[i][c + 1] == '"')
                {
                    c++;
                }
                else if (isMark)
                {
                    return c + 1 == lines[i].Length || lines[i][c + 1] == delimiter
                        ? (text.ToString().Trim(), i, c + 1)
                        : null;
                }

                text.Append(lines[i][c]);
            }

            text.Append('\n');
        }

        return null;
    }
}
