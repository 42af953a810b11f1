using System.Globalization;
using ReviewSite.Domain.Imports;

namespace ReviewSite.Web.Imports.Tables;

/// <summary>
/// Groups warnings by kind: a million rows may have the same one, and one sentence with their number says more.
/// </summary>
internal sealed class TableWarnings
{
    private const int MostKinds = 200;

    private readonly Dictionary<string, (string First, int Count)> _kinds;

    public TableWarnings()
        : this([]) { }

    private TableWarnings(Dictionary<string, (string First, int Count)> kinds) => _kinds = kinds;

    public TableWarnings Copy() => new(new Dictionary<string, (string First, int Count)>(_kinds));

    /// <summary>
    /// A problem of a row: those that differ only in a number, such as another line, are of the same kind.
    /// </summary>
    public void Add(string file, Problem problem) =>
        Add(file, problem, kind: string.Concat(problem.Expected.Where(c => !char.IsAsciiDigit(c))));

    /// <summary>A problem of the header, which each file has of its own.</summary>
    public void AddOfHeader(string file, Problem problem) => Add(file, problem, kind: $"{file}, {problem}");

    private void Add(string file, Problem problem, string kind)
    {
        if (_kinds.TryGetValue(kind, out var seen))
        {
            _kinds[kind] = (seen.First, seen.Count + 1);
        }
        else if (_kinds.Count < MostKinds)
        {
            _kinds[kind] = ($"{file}, {problem}", 1);
        }
    }

    /// <summary>The most frequent first.</summary>
    public IReadOnlyList<string> InWords() =>
        [
            .. _kinds
                .Values.OrderByDescending(k => k.Count)
                .Select(k =>
                    k.Count == 1
                        ? k.First
                        : string.Create(CultureInfo.InvariantCulture, $"{k.First} (on {k.Count:#,0} rows)")
                ),
        ];
}
