using System.Globalization;
using ReviewSite.Domain.Texts;

namespace ReviewSite.Domain.Imports.Tables;

/// <summary>The cells of one row by field, and the problems found in them.</summary>
internal sealed class CellReader(ColumnMap map, int line, IReadOnlyList<string?> cells, ICollection<Problem> problems)
{
    /// <summary>How database exports write a missing value, whatever the column's type.</summary>
    private const string NoValue = @"\N";

    /// <summary>Where the row starts, counted from 1.</summary>
    public int LineNumber => line;

    public bool HasErrors { get; private set; }

    public bool HasAnyOf(IEnumerable<TableField> fields) => fields.Any(map.Columns.ContainsKey);

    /// <summary>Nothing if the cell has no visible characters, or says that there is no text.</summary>
    public string? Text(TableField field) =>
        map.Columns.TryGetValue(field, out var column)
        && column < cells.Count
        && cells[column] is { } cell
        && cell != NoValue
        && !SearchKey.IsBlank(cell)
        && (map.IsExport || !CellParser.IsMissingText(cell.Trim()))
            ? cell
            : null;

    /// <summary>A key or a phrase; one that is too long is an error.</summary>
    public string? Line(TableField field, int longest) => Checked(field, PlainText.Line(Text(field)), longest);

    public string? Paragraphs(TableField field, int longest) =>
        Checked(field, PlainText.Paragraphs(Text(field)), longest);

    /// <summary>
    /// The text of a cell that holds names, a number, a date or a word of a list; nothing if it says that the value is
    /// not known.
    /// </summary>
    public string? Word(TableField field) =>
        PlainText.Line(Text(field)) is { } word && (map.IsExport || !CellParser.IsMissing(word)) ? word : null;

    /// <summary>The value of the cell; one that cannot be parsed is left empty, with a warning.</summary>
    public T? Read<T>(TableField field, Func<string, T?> read, string expected)
        where T : struct
    {
        var word = Word(field);
        var value = word is null ? null : read(word);
        if (word is not null && value is null)
        {
            Warn(field, word, $"expected {expected}; left empty");
        }

        return value;
    }

    /// <summary>A whole number up to <paramref name="most"/>; anything else that is there is an error.</summary>
    public int? Count(TableField field, int most)
    {
        var word = Word(field);
        var count = word is null ? null : CellParser.WholeNumber(word);
        if (word is not null && (count is null || count > most))
        {
            Fail(
                Found(field, word),
                string.Create(CultureInfo.InvariantCulture, $"expected a whole number from 0 to {most:#,0}")
            );
        }

        return count;
    }

    public void Warn(TableField field, string text, string expected) =>
        problems.Add(Problem.Warning(line, Found(field, text), expected));

    public void Warn(string saw, string expected) => problems.Add(Problem.Warning(line, saw, expected));

    public void Fail(string saw, string expected)
    {
        HasErrors = true;
        problems.Add(Problem.Error(line, saw, expected));
    }

    public string? Checked(TableField field, string? text, int longest)
    {
        if (text?.Length > longest)
        {
            Fail(
                string.Create(CultureInfo.InvariantCulture, $"{map.HeaderOf(field)} of {text.Length:#,0} characters"),
                string.Create(CultureInfo.InvariantCulture, $"expected at most {longest:#,0}; shorten it")
            );
        }

        return text;
    }

    private string Found(TableField field, string text) => $"{map.HeaderOf(field)} {Problem.Excerpt(text)}";
}
