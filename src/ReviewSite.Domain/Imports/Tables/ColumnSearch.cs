namespace ReviewSite.Domain.Imports.Tables;

/// <summary>
/// Finds the columns of a table: first those that a person named, then by the headers. Of two for one field, the
/// certain one is used, or the first.
/// </summary>
internal sealed class ColumnSearch(
    IReadOnlyList<string> headers,
    IReadOnlyDictionary<TableField, string> named,
    TableKind? kind
)
{
    private readonly IReadOnlyList<string> _meant = HeaderNames.WithoutFalseFriends(headers);
    private readonly Dictionary<TableField, int> _columns = [];
    private readonly List<Problem> _problems = [];

    public TableKind Kind { get; } = kind ?? KindOf(headers, named.Keys);

    public (Dictionary<TableField, int> Columns, List<Problem> Problems) Find()
    {
        TakeNamed();
        var free = Enumerable.Range(0, headers.Count).Except(_columns.Values).ToList();
        foreach (var column in free.OrderBy(Doubt))
        {
            TakeByHeader(column);
        }

        if (
            Kind == TableKind.Reviews
            && free.FirstOrDefault(c => Key(c) == HeaderNames.Id, -1) is >= 0 and var id
            && WhatTheIdIsOf() is { } field
        )
        {
            _columns.Add(field, id);
        }

        return (_columns, _problems);
    }

    /// <summary>Reviews before summaries: a table of reviews may repeat the published summary of each film.</summary>
    public static TableKind KindOf(IReadOnlyList<string> headers, IEnumerable<TableField> named)
    {
        headers = HeaderNames.WithoutFalseFriends(headers);
        if (HeaderNames.TellReviews(headers))
        {
            return TableKind.Reviews;
        }

        var kinds = new[] { TableKind.Reviews, TableKind.PublishedSummaries };
        return kinds
            .Where(k => headers.Any(h => HeaderNames.Tells(k, h)) || named.Any(f => f.Tells(k)))
            .DefaultIfEmpty(TableKind.Films)
            .First();
    }

    private void TakeNamed()
    {
        foreach (var (field, header) in named)
        {
            var column = Find(h => h == header) ?? Find(h => HeaderNames.Key(h) == HeaderNames.Key(header));
            if (column is { } found)
            {
                _columns.Add(field, found);
            }
            else
            {
                _problems.Add(
                    Problem.Error(
                        ColumnMap.HeaderLine,
                        ColumnMap.Listed(headers),
                        $"expected a column {Problem.Excerpt(header)}, which is mapped to {field}"
                    )
                );
            }
        }
    }

    private void TakeByHeader(int column)
    {
        if (
            HeaderNames.FieldOf(Kind, _meant[column]) is not { } field
            || named.ContainsKey(field)
            || _columns.TryAdd(field, column)
        )
        {
            return;
        }

        _problems.Add(
            Problem.Warning(
                ColumnMap.HeaderLine,
                $"the columns {Problem.Excerpt(headers[_columns[field]])} and "
                    + $"{Problem.Excerpt(headers[column])}, both recognized as {field}",
                $"expected one; {Problem.Excerpt(headers[_columns[field]])} is used, the other is ignored"
            )
        );
    }

    /// <summary>
    /// In a table of reviews, a bare <c>id</c> is the film's if the review has another key or nothing else says
    /// which film, and the review's if the film has another key. Beside a title alone it may be either, and taking
    /// the one for the other would do harm.
    /// </summary>
    private TableField? WhatTheIdIsOf() =>
        _columns.ContainsKey(TableField.FilmKey)
            ? _columns.ContainsKey(TableField.ReviewKey)
                ? null
                : TableField.ReviewKey
            : _columns.ContainsKey(TableField.ReviewKey) || !TableFields.ThatNameAFilm.Any(_columns.ContainsKey)
                ? TableField.FilmKey
                : null;

    private int Doubt(int column) => Kind == TableKind.Reviews ? HeaderNames.Doubt(headers[column]) : 0;

    private string Key(int column) => HeaderNames.Key(headers[column]);

    private int? Find(Func<string, bool> isIt) =>
        Enumerable.Range(0, headers.Count).Select(c => (int?)c).FirstOrDefault(c => isIt(headers[c!.Value]));
}
