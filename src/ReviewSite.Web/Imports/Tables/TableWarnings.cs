using System.Globalization;
using ReviewSite.Domain.Imports;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>
/// Groups warnings by kind: a million rows may have the same one, and one sentence with their number says more.
/// </summary>
internal sealed class TableWarnings
{
    private const int MostKinds = 200;
    private const int MostFurtherLines = 4;

    private readonly Dictionary<string, WarningKind> _kinds;

    public TableWarnings()
        : this([]) { }

    private TableWarnings(Dictionary<string, WarningKind> kinds) => _kinds = kinds;

    public TableWarnings Copy() => new(new Dictionary<string, WarningKind>(_kinds));

    /// <summary>
    /// A problem of a row: those that differ only in a number, such as another line, are of the same kind.
    /// </summary>
    public void Add(string file, Problem problem) =>
        Add(file, problem, kind: string.Concat(problem.Message.Where(c => !char.IsAsciiDigit(c))));

    /// <summary>A problem of a whole table, such as of its header, which each file has of its own.</summary>
    public void AddOfTable(string file, Problem problem) => Add(file, problem, kind: $"{file}, {problem}");

    private void Add(string file, Problem problem, string kind)
    {
        if (_kinds.TryGetValue(kind, out var seen))
        {
            var isFurther = file == seen.File && seen.FurtherLines.Count < MostFurtherLines && !seen.IsOn(problem.Line);
            _kinds[kind] = seen with
            {
                Count = seen.Count + 1,
                FurtherLines = isFurther ? [.. seen.FurtherLines, problem.Line] : seen.FurtherLines,
            };
        }
        else if (_kinds.Count < MostKinds)
        {
            _kinds[kind] = new WarningKind(file, problem, Count: 1, FurtherLines: []);
        }
    }

    /// <summary>The most frequent first.</summary>
    public IReadOnlyList<string> InWords() =>
        [.. _kinds.Values.OrderByDescending(k => k.Count).Select(k => k.InWords())];

    /// <param name="File">Of the first; the further lines are of the same file.</param>
    private sealed record WarningKind(string File, Problem First, int Count, IReadOnlyList<int> FurtherLines)
    {
        public bool IsOn(int line) => First.Line == line || FurtherLines.Contains(line);

        public string InWords() =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{File}, {First}{(Count == 1 ? "" : $" (on {Count:#,0} rows)")}{Further()}"
            );

        private string Further()
        {
            var lines = string.Join(", ", FurtherLines.Select(l => l.ToString(CultureInfo.InvariantCulture)));
            var others = Count > FurtherLines.Count + 1 ? " and others" : "";
            return FurtherLines.Count switch
            {
                0 => "",
                1 when others.Length == 0 => $", also on line {lines}",
                _ => $", also on lines {lines}{others}",
            };
        }
    }
}
