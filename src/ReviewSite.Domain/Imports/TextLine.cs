namespace ReviewSite.Domain.Imports;

/// <summary>
/// A line of a text: its number from 1, how many white-space characters it is indented by, and the rest without spaces
/// at its ends.
/// </summary>
internal readonly record struct TextLine(int Number, int Indent, string Text)
{
    public bool IsBlank => Text.Length == 0;

    public Problem Warning(string message) => Problem.Warning(Number, Problem.Excerpt(Text), message);

    /// <summary>Splits at CRLF, LF and CR, and takes away the margin that all lines share.</summary>
    public static IReadOnlyList<TextLine> Split(string text)
    {
        var lines = text.TrimStart('\uFEFF')
            .Replace("\r\n", "\n", StringComparison.Ordinal)
            .Split('\n', '\r')
            .Select((line, index) => Of(index + 1, line))
            .ToList();
        var margin = lines.Where(l => !l.IsBlank).Select(l => l.Indent).DefaultIfEmpty().Min();
        return [.. lines.Select(l => l with { Indent = l.Indent - margin })];
    }

    private static TextLine Of(int number, string line)
    {
        var trimmed = line.AsSpan().TrimStart();
        return new TextLine(number, line.Length - trimmed.Length, trimmed.TrimEnd().ToString());
    }
}
